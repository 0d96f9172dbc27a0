/** A time as people read it, in UTC; "–" where there is none. */
export const utc = (seconds: number): string =>
  seconds === 0 ? "–" : `${new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ")} UTC`;
