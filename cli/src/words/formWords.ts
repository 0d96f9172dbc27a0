import type { Text } from "../frame/text.js";

/** The forms that values have, as a remedy names them. */
export const formWords = {
  address: { en: "an address: 0x and 40 hex digits", vi: "một địa chỉ: 0x và 40 chữ số hex" },
  bytes32: { en: "0x and 64 hex digits", vi: "0x và 64 chữ số hex" },
  key: {
    en: "the address of an account (0x and 40 hex digits), or a key as ERC-7913 bytes",
    vi: "địa chỉ của một tài khoản (0x và 40 chữ số hex), hoặc khóa dạng chuỗi byte ERC-7913",
  },
  signature: {
    en: "a signature: 0x and an even number of hex digits",
    vi: "một chữ ký: 0x và một số chẵn chữ số hex",
  },
  url: {
    en: "the address of an endpoint, such as https://rpc.example.com or http://127.0.0.1:8545",
    vi: "địa chỉ của một điểm truy cập, như https://rpc.example.com hoặc http://127.0.0.1:8545",
  },
} satisfies Record<string, Text>;
