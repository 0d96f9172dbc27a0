/** What each code of the SDK means, and what to do next, in Vietnamese. Values stand in braces. */
export const sdkErrorTexts: Readonly<Record<string, readonly [happened: string, next: string]>> = {
  DOCUMENT_EMPTY: ["Tài liệu không có byte nào.", "Hãy kiểm tra đúng tệp chưa và đã chép đủ chưa."],
};
