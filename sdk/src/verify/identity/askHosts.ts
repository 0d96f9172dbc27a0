import type { SeatFacts } from "../facts.js";
import { type FetchIdentityParameters, fetchIdentity } from "./fetchIdentity.js";

/** Asks the host of each organisation whose identifier is known, and adds what it said. */
export function askHosts(
  seats: readonly SeatFacts[],
  { fetch, now }: Pick<FetchIdentityParameters, "fetch"> & { now: number },
): Promise<SeatFacts[]> {
  return Promise.all(
    seats.map(async (seat) => {
      const { identifier } = seat;
      return identifier === undefined
        ? seat
        : { ...seat, identity: await fetchIdentity({ identifier, fetch, now }) };
    }),
  );
}
