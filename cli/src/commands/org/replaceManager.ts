import {
  installManager,
  proposeManager,
  simulateInstallManager,
  simulateProposeManager,
  simulateVetoManager,
  vetoManager,
} from "minhuoc";
import { defineCommand } from "../../frame/command.js";
import { invalidValue } from "../../frame/invalidValue.js";
import { missingValue } from "../../frame/missingValue.js";
import { choice, value } from "../../frame/parameters.js";
import { connectWriter, write } from "../../network/write.js";
import { changeOptions, changeResult, managerChange } from "../../organisations/managerChange.js";
import { organisationArgument } from "../../organisations/organisationArgument.js";
import { parseKey } from "../../organisations/parseKey.js";
import { chosenWithoutSending } from "../../signers/openOwnSigner.js";
import { formWords } from "../../words/formWords.js";

const steps = {
  propose: {
    simulate: simulateProposeManager,
    send: proposeManager,
    done: {
      en: "Proposal of {manager} as manager of {organisation}; it can be installed after the delay.",
      vi: "Đề xuất {manager} làm khóa quản lý của {organisation}; cài được khi hết thời gian chờ.",
    },
  },
  install: {
    simulate: simulateInstallManager,
    send: installManager,
    done: {
      en: "Installation of {manager} as manager of {organisation}.",
      vi: "Cài {manager} làm khóa quản lý của {organisation}.",
    },
  },
  veto: {
    simulate: simulateVetoManager,
    send: vetoManager,
    done: {
      en: "Veto of the proposal of {manager} for {organisation}.",
      vi: "Phủ quyết đề xuất {manager} cho {organisation}.",
    },
  },
};

export const command = defineCommand({
  details: {
    en: "The secretariat proposes; after 14 days anyone installs, unless a manager of the organisation vetoes: with --step veto by its account, or with --sign by a key of any kind or a Safe.",
    vi: "Ban thư ký đề xuất; sau 14 ngày ai cũng cài được, trừ khi một khóa quản lý của tổ chức phủ quyết: với --step veto bằng tài khoản, hoặc với --sign bằng khóa loại bất kỳ hay Safe.",
  },
  arguments: { organisation: organisationArgument },
  options: {
    manager: value("--manager <key>", {
      en: "key of the manager: address of an account, or ERC-7913 bytes",
      vi: "khóa quản lý: địa chỉ tài khoản, hoặc chuỗi byte ERC-7913",
    }),
    step: choice("--step <step>", ["propose", "install", "veto"], {
      en: "which step; default: propose",
      vi: "bước nào; mặc định: propose",
    }),
    ...changeOptions,
  },
  result: {
    organisation: { en: "as it was given", vi: "như đã nhập" },
    manager: { en: "key, ERC-7913", vi: "khóa, ERC-7913" },
    step: { en: "propose, install or veto", vi: "propose, install hoặc veto" },
    ...changeResult,
  },
  run: async ({ organisation, manager: given, step = "propose", ...input }, context) => {
    if (given === undefined) throw missingValue("--manager", formWords.key);
    const manager = parseKey("--manager", given);
    const { simulate, send, done } = steps[step];
    const change = {
      parameters: { organisation, manager },
      simulate,
      send,
      data: { organisation, manager, step },
      text: context.say(done, { organisation, manager }),
    };
    if (step === "veto") {
      const signed = { primaryType: "ManagerVeto" as const, message: { organisation, key: manager } };
      return managerChange(input, context, async () => ({ signed, ...change }));
    }
    // The secretariat sends for itself, and what anyone may do needs nobody's signature.
    const signing = (["sign", "authorization"] as const).filter((name) => input[name] !== undefined);
    const [option] = [...signing.map((name) => `--${name}`), ...chosenWithoutSending(input)];
    if (option !== undefined)
      throw invalidValue(
        option,
        { en: `an account sends the step ${step} itself`, vi: `bước ${step} do một tài khoản tự gửi` },
        {
          en: `${option} with --step veto only, or leave it out`,
          vi: `${option} chỉ cùng với --step veto, hoặc bỏ đi`,
        },
      );
    return write(await connectWriter(input, context), input, context, change);
  },
});
