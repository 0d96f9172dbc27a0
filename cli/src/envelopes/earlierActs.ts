import { type Envelope, type SignedAct, seatOf, type UnsignedAct } from "minhuoc/core";
import type { Context } from "../frame/context.js";
import type { Text } from "../frame/text.js";
import { actWords } from "../words/actWords.js";
import { utc } from "../words/utc.js";

/** What is told of acts that an envelope holds already where another one is signed. */
export const earlierResult = {
  "earlier[].key": {
    en: "key of an act of the same kind that the organisation had in the envelope already, ERC-7913",
    vi: "khóa của hành vi cùng loại mà tổ chức đã có trong phong bì, ERC-7913",
  },
  "earlier[].validUntil": { en: "until when it counts, Unix seconds", vi: "giây Unix, hạn của hành vi đó" },
} satisfies Record<string, Text>;

type EarlierActs = { data: { earlier: Pick<SignedAct, "key" | "validUntil">[] }; lines: string[] };

export const noEarlierActs: EarlierActs = { data: { earlier: [] }, lines: [] };

/**
 * The acts of one kind that an organisation has in an envelope already, and what a person should know before there is another: that is lawful, as
 * where the time of the first runs out.
 */
export function earlierActs(
  { agreement, acts }: Envelope,
  { kind, organisation }: UnsignedAct,
  { say }: Context,
): EarlierActs {
  const seat = seatOf(agreement, organisation);
  const earlier = acts.filter((act) => act.kind === kind && seatOf(agreement, act.organisation) === seat);
  return {
    data: { earlier: earlier.map(({ key, validUntil }) => ({ key, validUntil })) },
    lines: earlier.map((act) =>
      say(
        {
          en: "{organisation} has signed this already ({kind}): key {key}, until {time}. Both stay in the envelope; the registry records one, the one that counts longest first.",
          vi: "{organisation} đã ký việc này rồi ({kind}): khóa {key}, đến {time}. Cả hai được giữ trong phong bì; sổ đăng ký ghi nhận một, ưu tiên bản có hạn dài hơn.",
        },
        {
          organisation: act.organisation,
          kind: say(actWords[kind]),
          key: act.key,
          time: utc(act.validUntil),
        },
      ),
    ),
  };
}
