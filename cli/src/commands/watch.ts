import { decodeActContext } from "minhuoc/core";
import type { Hex } from "viem";
import { defineCommand } from "../frame/command.js";
import type { Context } from "../frame/context.js";
import { describeError } from "../frame/describeError.js";
import { ExitCode } from "../frame/exitCodes.js";
import { bytes32, flag, number } from "../frame/parameters.js";
import { connect } from "../network/connect.js";
import { networkOptions } from "../network/networkOptions.js";
import { createFollower, type FollowedEvent } from "../watch/createFollower.js";

const SECOND = 1000;

export const command = defineCommand({
  details: {
    en: "One line an event, with --json one JSON document a line, until it is stopped. An event that the chain takes back is told as removed; an endpoint that fails is asked again.",
    vi: "Mỗi sự kiện một dòng, với --json mỗi dòng một tài liệu JSON, cho tới khi bị dừng. Sự kiện bị chuỗi rút lại được báo là removed; điểm truy cập lỗi sẽ được hỏi lại.",
  },
  streams: true,
  arguments: {},
  options: {
    id: bytes32("--id <id>", { en: "only this agreement", vi: "chỉ thỏa thuận này" }),
    fromBlock: number("--from-block <number>", {
      en: "begin there; default: with the next block",
      vi: "bắt đầu từ khối này; mặc định: từ khối kế tiếp",
    }),
    interval: number(
      "--interval <seconds>",
      { en: "between two questions; default: 4", vi: "giữa hai lần hỏi; mặc định: 4" },
      { minimum: 1 },
    ),
    once: flag("--once", {
      en: "end when the newest block is reached",
      vi: "kết thúc khi tới khối mới nhất",
    }),
    ...networkOptions,
  },
  result: {
    event: { en: "name of the event in docs/protocol.md", vi: "tên sự kiện trong docs/protocol.md" },
    removed: { en: "whether the chain has taken it back", vi: "chuỗi đã rút lại sự kiện này chưa" },
    blockNumber: { en: "number of the block", vi: "số khối" },
    blockHash: { en: "its hash", vi: "mã băm của khối" },
    transaction: { en: "hash of the transaction", vi: "mã băm giao dịch" },
    "values.*": { en: "the event's own values", vi: "các giá trị của sự kiện" },
  },
  run: async ({ id, fromBlock, interval = 4, once, ...input }, context) => {
    const client = connect(input, context);
    const follower = createFollower(client, { ...(fromBlock !== undefined && { fromBlock }) });
    for (;;) {
      let events: FollowedEvent[] = [];
      try {
        events = await follower.next();
      } catch (error) {
        const { code, message, exit } = await describeError(error, context.language);
        // Only what may pass is waited for.
        if (once || exit !== ExitCode.network) throw error;
        context.notice(`${code}: ${message}`);
      }
      const wanted = events.filter(
        ({ values }) => id === undefined || values.id === id || values.root === id,
      );
      for (const event of wanted) emit(event, context);
      if (once) {
        if (wanted.length === 0 && !context.json)
          context.announce(nothing(fromBlock, follower.newestBlock(), context));
        return undefined;
      }
      await new Promise((resolve) => setTimeout(resolve, interval * SECOND));
    }
  },
});

/** What was watched in vain. */
function nothing(fromBlock: number | undefined, newest = 0, { say }: Context): string {
  if (fromBlock === undefined)
    return say(
      {
        en: "Nothing was read: the newest block is {newest}. Without --from-block it begins with the next one.",
        vi: "Chưa đọc khối nào: khối mới nhất là {newest}. Không có --from-block thì bắt đầu từ khối kế tiếp.",
      },
      { newest },
    );
  return say(
    fromBlock > newest
      ? {
          en: "Nothing was read: the newest block is {newest}, before block {fromBlock} of --from-block.",
          vi: "Chưa đọc khối nào: khối mới nhất là {newest}, chưa tới khối {fromBlock} của --from-block.",
        }
      : {
          en: "No such event in the blocks {fromBlock} to {newest}.",
          vi: "Không có sự kiện như vậy trong các khối từ {fromBlock} đến {newest}.",
        },
    { fromBlock, newest },
  );
}

function emit(event: FollowedEvent, context: Context): void {
  const { removed, blockNumber, values } = event;
  const act = event.event === "ActRecorded" ? decodeActContext(values.context as Hex) : undefined;
  const shown = { ...values, ...act };
  const words = Object.entries(shown)
    .filter(([, value]) => typeof value !== "object")
    .map(([name, value]) => `${name}=${String(value)}`);
  context.emit({
    data: { ...event, values: shown },
    text: [removed ? "removed" : blockNumber, event.event, ...words].join("  "),
  });
}
