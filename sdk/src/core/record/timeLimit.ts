/** Unix seconds, the year 4147: every time of the protocol is below it, since a record keeps 36 bits of each. */
export const TIME_LIMIT = 2 ** 36;
