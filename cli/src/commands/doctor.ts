import { accountOptions } from "../accounts/accountOptions.js";
import { diagnose } from "../doctor/diagnose.js";
import { defineCommand } from "../frame/command.js";
import { networkOptions } from "../network/networkOptions.js";

const marks = { ok: "✔", warning: "!", problem: "✘" } as const;

export const command = defineCommand({
  details: {
    en: "Looks at settings, endpoints, registry, account and signer, and says what is wrong and what to do. No password is asked for. The exit code is that of the first problem.",
    vi: "Xem thiết lập, điểm truy cập, sổ đăng ký, tài khoản và khóa ký, rồi nói chỗ nào sai và cần làm gì. Không hỏi mật khẩu. Mã thoát là của vấn đề đầu tiên.",
  },
  arguments: {},
  options: { ...networkOptions, ...accountOptions },
  result: {
    "checks[].name": { en: "what was looked at", vi: "điều đã xem" },
    "checks[].state": { en: "ok, warning or problem", vi: "ok, warning hoặc problem" },
    "checks[].code": { en: "code of the error, or null", vi: "mã lỗi, hoặc null" },
    "checks[].message": { en: "what was found", vi: "điều tìm thấy" },
    "checks[].remedy": { en: "what to do, or null", vi: "cần làm gì, hoặc null" },
  },
  run: async (input, context) => {
    const { checks, exit } = await diagnose(input, context);
    return {
      data: { checks },
      text: checks
        .flatMap(({ state, name, message, remedy }) => [
          `${marks[state]} ${name}: ${message}`,
          ...(remedy ? [`    ${remedy}`] : []),
        ])
        .join("\n"),
      exit,
    };
  },
});
