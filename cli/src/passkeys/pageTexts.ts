import type { Text } from "../frame/text.js";

/** What the page says that is the same each time. */
export const pageTexts = {
  refuse: { en: "Do not", vi: "Không đồng ý" },
  waiting: {
    en: "Your device asks for a finger, a face or a PIN.",
    vi: "Thiết bị đang hỏi vân tay, khuôn mặt hoặc mã PIN.",
  },
  sending: { en: "mou is checking it.", vi: "mou đang kiểm tra." },
  unavailable: {
    en: "This browser has no passkeys. Open this page's address in another one.",
    vi: "Trình duyệt này không có passkey. Hãy mở địa chỉ của trang này bằng trình duyệt khác.",
  },
  failed: {
    en: "The device did not do it. You can try again. It said:",
    vi: "Thiết bị chưa thực hiện. Bạn có thể thử lại. Thiết bị báo:",
  },
  gone: {
    en: "mou does not wait any longer. Run its command again.",
    vi: "mou không còn chờ nữa. Hãy chạy lại lệnh.",
  },
  refused: {
    en: "Nothing was done. You can close this page.",
    vi: "Chưa làm gì. Bạn có thể đóng trang này.",
  },
  close: {
    en: "Go on in the terminal; you can close this page.",
    vi: "Hãy trở lại terminal; có thể đóng trang này.",
  },
} satisfies Record<string, Text>;

/** What the page says of the one thing that it asks for. */
export type PageWords = { heading: Text; button: Text; done: Text };
