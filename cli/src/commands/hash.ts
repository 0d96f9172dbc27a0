import type { HashDocumentReturnType } from "minhuoc/core";
import { hashFile } from "../files/hashFile.js";
import { defineCommand } from "../frame/command.js";
import { several } from "../frame/parameters.js";

export const command = defineCommand({
  details: {
    en: "The digest that an agreement names: of the exact bytes, in the form that sha256sum prints.",
    vi: "Mã mà thỏa thuận nêu tên: của đúng từng byte, theo dạng mà sha256sum in ra.",
  },
  arguments: {
    files: several("files", { en: "documents; - is stdin", vi: "các tài liệu; - là stdin" }),
  },
  options: {},
  result: {
    "documents[].file": { en: "as it was given", vi: "như đã nhập" },
    "documents[].sha256": { en: "0x and 64 hex digits", vi: "0x và 64 chữ số hex" },
    "documents[].size": { en: "bytes", vi: "số byte" },
  },
  run: async ({ files }, context) => {
    const documents: ({ file: string } & HashDocumentReturnType)[] = [];
    for (const file of files) documents.push({ file, ...(await hashFile(file, context)) });
    return {
      data: { documents },
      text: documents.map(({ file, sha256 }) => `${sha256.slice(2)}  ${file}`).join("\n"),
    };
  },
});
