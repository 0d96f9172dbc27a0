import { CliError } from "../frame/CliError.js";
import { utc } from "../words/utc.js";

/**
 * Refuses to have a Safe's owners sign what counts no longer, or longer than any of them would let it: a file can have fixed the time, and it
 * comes from anyone.
 *
 * @param until Unix seconds until which it counts
 * @param bounds `now`: the chain's time; `latest`: what it may be, any time where it is left out
 * @throws {CliError} `CLI_SAFE_TIME_OVER`, `CLI_SAFE_TIME_LATE`
 */
export function checkUntil(until: number, { now, latest }: { now: number; latest?: number }): void {
  if (until <= now) throw new CliError("CLI_SAFE_TIME_OVER", { until: utc(until), now: utc(now) });
  if (latest !== undefined && until > latest)
    throw new CliError("CLI_SAFE_TIME_LATE", { until: utc(until), latest: utc(latest) });
}
