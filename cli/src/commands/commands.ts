import type { Command } from "../frame/command.js";
import type { Text } from "../frame/text.js";

/** A command as the list of commands shows it; the rest is loaded when it is called. */
export type CommandEntry = { summary: Text; load: () => Promise<{ command: Command }> };

/** Commands that only hold others. */
export const groups: Readonly<Record<string, Text>> = {
  org: { en: "organisations of the alliance", vi: "các tổ chức của liên minh" },
  key: { en: "keys of an organisation", vi: "khóa của một tổ chức" },
};

/** Every command, by its words, in the order of the help. Each stands in a file of its own, named after it. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  init: {
    summary: {
      en: "write the settings: network, registry, account",
      vi: "ghi thiết lập: mạng, sổ đăng ký, tài khoản",
    },
    load: () => import("./init.js"),
  },
  doctor: {
    summary: {
      en: "say what is wrong with the set-up, and the remedy",
      vi: "cho biết thiết lập sai ở đâu và cách sửa",
    },
    load: () => import("./doctor.js"),
  },
  hash: {
    summary: { en: "SHA-256 of documents", vi: "mã SHA-256 của tài liệu" },
    load: () => import("./hash.js"),
  },
  verify: {
    summary: {
      en: "verify a document, an agreement or an evidence file",
      vi: "xác minh tài liệu, thỏa thuận hoặc tệp bằng chứng",
    },
    load: () => import("./verify.js"),
  },
  status: {
    summary: {
      en: "status of an agreement, and whether it is in force",
      vi: "trạng thái thỏa thuận, và có hiệu lực hay không",
    },
    load: () => import("./status.js"),
  },
  list: {
    summary: { en: "all agreements of the registry", vi: "mọi thỏa thuận của sổ đăng ký" },
    load: () => import("./list.js"),
  },
  show: {
    summary: {
      en: "terms, parties and acts of an agreement",
      vi: "điều khoản, các bên và hành vi của một thỏa thuận",
    },
    load: () => import("./show.js"),
  },
  export: {
    summary: {
      en: "write an evidence file, which proves an agreement offline",
      vi: "ghi tệp bằng chứng, để chứng minh thỏa thuận ngoại tuyến",
    },
    load: () => import("./export.js"),
  },
  reveal: {
    summary: { en: "make an evidence file that shows less", vi: "tạo tệp bằng chứng cho thấy ít hơn" },
    load: () => import("./reveal.js"),
  },
  draft: {
    summary: {
      en: "draft an agreement: the envelope that goes round the parties",
      vi: "soạn thỏa thuận: phong bì đi qua các bên",
    },
    load: () => import("./draft.js"),
  },
  sign: {
    summary: { en: "sign an envelope for an organisation", vi: "ký phong bì thay mặt một tổ chức" },
    load: () => import("./sign.js"),
  },
  merge: {
    summary: { en: "put copies of an envelope together", vi: "gộp các bản của một phong bì" },
    load: () => import("./merge.js"),
  },
  submit: {
    summary: {
      en: "record what an envelope holds, in one transaction",
      vi: "ghi nhận nội dung phong bì, trong một giao dịch",
    },
    load: () => import("./submit.js"),
  },
  amend: {
    summary: {
      en: "draft the agreement that takes the place of another",
      vi: "soạn thỏa thuận thay thế một thỏa thuận khác",
    },
    load: () => import("./amend.js"),
  },
  anchor: {
    summary: {
      en: "anchor files: show by when they existed",
      vi: "neo tệp: cho thấy tệp đã tồn tại muộn nhất khi nào",
    },
    load: () => import("./anchor.js"),
  },
  decline: {
    summary: { en: "decline a proposed agreement", vi: "từ chối một thỏa thuận đang đề xuất" },
    load: () => import("./decline.js"),
  },
  terminate: {
    summary: { en: "give notice, or consent to the end", vi: "báo chấm dứt, hoặc đồng thuận chấm dứt" },
    load: () => import("./terminate.js"),
  },
  dispute: {
    summary: {
      en: "dispute the organisation's own attestation",
      vi: "phản đối xác nhận đứng tên tổ chức mình",
    },
    load: () => import("./dispute.js"),
  },
  "withdraw-dispute": {
    summary: { en: "withdraw a dispute", vi: "rút phản đối" },
    load: () => import("./withdrawDispute.js"),
  },
  "org admit": {
    summary: { en: "admit an organisation", vi: "kết nạp một tổ chức" },
    load: () => import("./org/admit.js"),
  },
  "org suspend": {
    summary: { en: "stop an organisation from attesting", vi: "đình chỉ quyền xác nhận của một tổ chức" },
    load: () => import("./org/suspend.js"),
  },
  "org reinstate": {
    summary: { en: "let it attest again", vi: "khôi phục quyền xác nhận" },
    load: () => import("./org/reinstate.js"),
  },
  "org replace-manager": {
    summary: { en: "replace a lost manager", vi: "thay khóa quản lý đã mất" },
    load: () => import("./org/replaceManager.js"),
  },
  "org show": {
    summary: { en: "show an organisation", vi: "xem một tổ chức" },
    load: () => import("./org/show.js"),
  },
  "org list": {
    summary: { en: "list all organisations", vi: "liệt kê mọi tổ chức" },
    load: () => import("./org/list.js"),
  },
  "key create-passkey": {
    summary: { en: "make a passkey, to be enrolled", vi: "tạo một passkey, để ghi danh" },
    load: () => import("./key/createPasskey.js"),
  },
  "key add": {
    summary: { en: "enrol a key", vi: "ghi danh một khóa" },
    load: () => import("./key/add.js"),
  },
  "key revoke": {
    summary: { en: "revoke a key", vi: "thu hồi một khóa" },
    load: () => import("./key/revoke.js"),
  },
  "key list": {
    summary: { en: "list the keys of an organisation", vi: "liệt kê khóa của một tổ chức" },
    load: () => import("./key/list.js"),
  },
  "key show": {
    summary: { en: "show a key", vi: "xem một khóa" },
    load: () => import("./key/show.js"),
  },
  watch: {
    summary: { en: "follow the events of the registry", vi: "theo dõi sự kiện của sổ đăng ký" },
    load: () => import("./watch.js"),
  },
  deploy: {
    summary: { en: "deploy a registry (in the repository)", vi: "triển khai sổ đăng ký (trong kho mã)" },
    load: () => import("./deploy.js"),
  },
  demo: {
    summary: {
      en: "play the whole story on a chain of its own (in the repository)",
      vi: "diễn trọn câu chuyện trên một chuỗi riêng (trong kho mã)",
    },
    load: () => import("./demo.js"),
  },
  completion: {
    summary: { en: "completion for bash, zsh or fish", vi: "gợi ý lệnh cho bash, zsh hoặc fish" },
    load: () => import("./completion.js"),
  },
};
