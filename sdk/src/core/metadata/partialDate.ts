/**
 * Says whether a full or partial date stands in the calendar.
 *
 * @param date `2025`, `2025-11` or `2025-11-25`
 * @returns false for other forms, for year 0000, and for days that do not exist, such as 2025-02-29
 * @see ISO 8601; RFC 3339, section 5.6
 */
export function isCalendarDate(date: string): boolean {
  if (!/^(?!0000)[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$/.test(date)) return false;
  const full = date + "-01-01".slice(date.length - 4);
  const parsed = new Date(`${full}T00:00:00Z`);
  // Date accepts 2025-02-30 and means 2 March.
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(full);
}
