import fc from "fast-check";
import type { Hex } from "viem";
import type { Metadata } from "./metadataSchema.js";

/** A digest that says its number. */
export const digest = (number: number): Hex => `0x${number.toString(16).padStart(64, "0")}`;

/** A document that uses every member. */
export function sampleMetadata(): Metadata {
  return {
    version: 1,
    kind: "mou",
    title: {
      en: "Memorandum of understanding on semiconductors",
      vi: "Biên bản ghi nhớ về công nghiệp bán dẫn",
    },
    parties: [
      {
        identifier: "did:web:aita.example.vn",
        names: { vi: "Cục Công nghiệp công nghệ thông tin", en: "IT industry department" },
        country: "VN",
        representatives: [
          {
            name: "Nguyễn Khắc Lịch",
            capacity: { vi: "Cục trưởng", en: "Director General" },
            authority: digest(9),
          },
        ],
      },
      {
        identifier: "https://kfia.example.kr",
        names: {
          vi: "Hiệp hội Công nghiệp Fabless Hàn Quốc",
          en: "Korea Fabless Industry Association",
          ko: "한국팹리스산업협회",
        },
        country: "KR",
        representatives: [{ name: "Wang Sung Ho", capacity: null, authority: null }],
      },
    ],
    witnesses: [
      {
        kind: "person",
        name: "Phạm Minh Chính",
        capacity: { vi: "Thủ tướng Chính phủ", en: "Prime Minister of Vietnam" },
      },
      {
        kind: "organisation",
        identifier: "did:web:wef.example.org",
        names: { en: "World Economic Forum" },
        country: "CH",
        representatives: [],
      },
    ],
    date: "2025-09-18",
    place: { vi: "Seoul, Hàn Quốc", en: "Seoul, KR" },
    event: null,
    subject: { vi: "công nghiệp bán dẫn", en: "semiconductor industry" },
    topics: ["policy", "r-and-d"],
    term: {
      effectiveAt: "2025-10-01T00:00:00+07:00",
      expiresAt: "2030-10-01T00:00:00+07:00",
      timeZone: "Asia/Ho_Chi_Minh",
      anyPartyCanEnd: true,
      noticeDays: 90,
    },
    governingLaw: null,
    binding: false,
    documents: [
      {
        name: "ban-ghi-nho.pdf",
        languages: ["vi", "en"],
        mediaType: "application/pdf",
        size: 1000,
        sha256: digest(2),
        role: "principal",
      },
      {
        name: "bản thứ hai.pdf",
        languages: ["vi"],
        mediaType: "application/pdf",
        size: 1001,
        sha256: digest(1),
        role: "counterpart",
      },
      {
        name: "translation.pdf",
        languages: ["ko"],
        mediaType: "application/pdf",
        size: 5,
        sha256: digest(3),
        role: "translation",
      },
      {
        name: "annex.xlsx",
        languages: ["en"],
        mediaType: "application/vnd.openxmlformats",
        size: 6,
        sha256: digest(4),
        role: "annex",
      },
      {
        name: "giấy ủy quyền.pdf",
        languages: ["vi"],
        mediaType: "application/pdf",
        size: 7,
        sha256: digest(9),
        role: "authority",
      },
    ],
    supersedes: digest(77),
    sources: [{ about: { en: "A news report" }, published: "2025-09-19", url: "https://news.example/a?b=1" }],
    doubts: [{ en: "The report gives no time." }],
  };
}

/** Valid documents of many shapes. */
export function arbitraryMetadata(): fc.Arbitrary<Metadata> {
  const text = fc.constantFrom(
    "Liên minh",
    "Đà Nẵng",
    "1000",
    "null",
    "true",
    "bán dẫn",
    "한국",
    "a/b~c",
    "0x00",
  );
  const localized = fc.dictionary(fc.constantFrom("vi", "en", "ko", "zh-Hant"), text, {
    minKeys: 1,
    maxKeys: 3,
  });
  const optional = fc.option(localized, { nil: null });
  return fc
    .record({
      title: localized,
      subject: optional,
      event: optional,
      binding: fc.constantFrom(true, false, null),
      country: fc.constantFrom("VN", "KR", null),
      size: fc.integer({ min: 1, max: 2 ** 40 }),
      topics: fc.uniqueArray(fc.constantFrom("ai", "uav", "r-and-d"), { maxLength: 3 }),
      doubts: fc.array(localized, { maxLength: 3 }),
      people: fc.array(fc.record({ name: text, capacity: optional, authority: fc.constant(null) }), {
        maxLength: 3,
      }),
    })
    .map(({ country, size, people, ...others }) => {
      const sample = sampleMetadata();
      const [first, second] = sample.parties;
      const [document] = sample.documents;
      if (!first || !second || !document) throw new Error("the sample has lost its parties or documents");
      return {
        ...sample,
        ...others,
        parties: [{ ...first, country, representatives: people }, second],
        documents: [{ ...document, size }],
      };
    });
}
