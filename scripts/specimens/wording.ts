import type { Instrument, InstrumentKind, LanguageText, OrganisationKind, PartialDate } from "./facts.js";

/** A text of the facts that this file has no rendering of in the other language. */
export class WordingError extends Error {
  override readonly name = "WordingError";
  readonly code = "SPECIMEN_WORDING_MISSING";
  readonly value: string;

  /** @param value the text without rendering */
  constructor(kind: string, value: string) {
    super(`SPECIMEN_WORDING_MISSING: no rendering of the ${kind} "${value}". Add it to wording.ts.`);
    this.value = value;
  }
}

export const STATEMENT: LanguageText = {
  vi: "Bản mẫu này được lập từ các bản tin báo chí công khai; đây không phải là văn bản đã ký.",
  en: "This specimen is made from public news reports; it is not the signed agreement.",
};

export const STAMP: LanguageText = { vi: "BẢN MẪU", en: "SPECIMEN" };

export const INSTRUMENT_KIND: Record<InstrumentKind, LanguageText> = {
  mou: { vi: "Biên bản ghi nhớ", en: "Memorandum of understanding" },
  cooperation: { vi: "Thỏa thuận hợp tác", en: "Cooperation agreement" },
  "joint-statement": { vi: "Tuyên bố chung", en: "Joint statement" },
};

export const ORGANISATION_KIND: Record<OrganisationKind, LanguageText> = {
  public: { vi: "cơ quan, tổ chức công", en: "public body" },
  association: { vi: "hiệp hội, liên minh", en: "association" },
  company: { vi: "doanh nghiệp", en: "company" },
};

const COUNTRIES: Record<string, LanguageText> = {
  CH: { vi: "Thụy Sĩ", en: "Switzerland" },
  KR: { vi: "Hàn Quốc", en: "Republic of Korea" },
  SG: { vi: "Singapore", en: "Singapore" },
  US: { vi: "Hoa Kỳ", en: "United States" },
  VN: { vi: "Việt Nam", en: "Vietnam" },
};

const CITIES: Record<string, LanguageText> = {
  Davos: { vi: "Davos", en: "Davos" },
  Seoul: { vi: "Seoul", en: "Seoul" },
  "TP. Hồ Chí Minh": { vi: "TP. Hồ Chí Minh", en: "Ho Chi Minh City" },
};

const TOPICS: Record<string, LanguageText> = {
  ai: { vi: "trí tuệ nhân tạo", en: "artificial intelligence" },
  blockchain: { vi: "blockchain", en: "blockchain" },
  cloud: { vi: "điện toán đám mây", en: "cloud computing" },
  "cross-border": { vi: "xuyên biên giới", en: "cross-border" },
  "data-centre": { vi: "trung tâm dữ liệu", en: "data centre" },
  "digital-assets": { vi: "tài sản số", en: "digital assets" },
  "digital-finance": { vi: "tài chính số", en: "digital finance" },
  "digital-transformation": { vi: "chuyển đổi số", en: "digital transformation" },
  "earth-observation": { vi: "quan sát Trái Đất", en: "earth observation" },
  ecosystem: { vi: "hệ sinh thái", en: "ecosystem" },
  "financial-centre": { vi: "trung tâm tài chính", en: "financial centre" },
  green: { vi: "chuyển đổi xanh", en: "green transition" },
  "information-exchange": { vi: "trao đổi thông tin", en: "information exchange" },
  innovation: { vi: "đổi mới sáng tạo", en: "innovation" },
  "knowledge-transfer": { vi: "chuyển giao tri thức", en: "knowledge transfer" },
  logistics: { vi: "logistics", en: "logistics" },
  payments: { vi: "thanh toán", en: "payments" },
  policy: { vi: "chính sách", en: "policy" },
  "r-and-d": { vi: "nghiên cứu và phát triển", en: "research and development" },
  remittance: { vi: "chuyển tiền", en: "remittance" },
  seaport: { vi: "cảng biển", en: "seaport" },
  semiconductor: { vi: "bán dẫn", en: "semiconductor" },
  "smart-city": { vi: "thành phố thông minh", en: "smart city" },
  "smart-manufacturing": { vi: "sản xuất thông minh", en: "smart manufacturing" },
  space: { vi: "không gian vũ trụ", en: "space" },
  startups: { vi: "khởi nghiệp", en: "start-ups" },
  "technology-transfer": { vi: "chuyển giao công nghệ", en: "technology transfer" },
  telecom: { vi: "viễn thông", en: "telecommunications" },
  training: { vi: "đào tạo", en: "training" },
  uav: { vi: "máy bay không người lái", en: "unmanned aerial vehicles" },
};

/** The facts file tells what a report is about, and its doubts, in English only. */
const VIETNAMESE: Record<string, string> = {
  "founding of the Global On-chain Economic Alliance and twelve instruments announced with it":
    "việc thành lập Liên minh kinh tế on-chain toàn cầu và mười hai văn kiện được công bố cùng dịp",
  "Ho Chi Minh City at the 56th WEF annual meeting, Davos: MOUs between alliance members and international partners":
    "TP. Hồ Chí Minh tại Hội nghị thường niên WEF lần thứ 56, Davos: các biên bản ghi nhớ giữa thành viên liên minh và đối tác quốc tế",
  "the same Davos visit, listing three MOUs while counting two signed at the event":
    "cùng chuyến đi Davos, liệt kê ba biên bản ghi nhớ nhưng nói chỉ có hai biên bản được ký tại sự kiện",
  "SSI group companies with Tether, U2U Network and AWS":
    "các công ty thuộc nhóm SSI với Tether, U2U Network và AWS",
  "Vietnam's IT industry department with the Korean fabless association":
    "Cục Công nghiệp công nghệ thông tin của Việt Nam với hiệp hội fabless Hàn Quốc",
  "S1 prints both 'Vina Capital' and 'VinaCapital'": "S1 in cả 'Vina Capital' lẫn 'VinaCapital'",
  "S1 prints 'RMS Flatform'": "S1 in là 'RMS Flatform'",
  "S1 can be read as one alliance or as two parties": "có thể đọc S1 là một liên minh hoặc là hai bên",
  "S1 prints 'Tập đoàn Ant International (A&I)'": "S1 in là 'Tập đoàn Ant International (A&I)'",
  "S1 prints 'SynoSys'; another report names a company 'Synopsys', which may or may not be meant":
    "S1 in là 'SynoSys'; một bản tin khác nêu công ty 'Synopsys', không rõ có phải là công ty này hay không",
  "an investment platform that SSIAM runs: it may not be a legal person of its own":
    "một nền tảng đầu tư do SSIAM vận hành: có thể không phải là một pháp nhân riêng",
  "two or three parties, see la-port-ecv": "hai hay ba bên, xem nghi vấn ở bên la-port-ecv",
  "the report gives no subject": "bản tin không nêu nội dung",
  "S3 names the alliance as the party; S2 names unnamed alliance members":
    "S3 nêu liên minh là một bên; S2 nói đến các thành viên liên minh mà không nêu tên",
  "only S3 reports it, and S3 counts two MOUs signed at the event while naming three":
    "chỉ S3 đưa tin, và S3 nói có hai biên bản ghi nhớ được ký tại sự kiện nhưng nêu tên ba biên bản",
  "S2 does not say whether the city or its People's Committee signed":
    "S2 không nói rõ thành phố hay Ủy ban nhân dân thành phố đã ký",
};

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function find<T>(table: Record<string, T>, kind: string, value: string): T {
  const found = Object.hasOwn(table, value) ? table[value] : undefined;
  if (found === undefined) throw new WordingError(kind, value);
  return found;
}

/** @param code ISO 3166-1 alpha-2 */
export const country = (code: string): LanguageText => find(COUNTRIES, "country", code);

export const topic = (value: string): LanguageText => find(TOPICS, "topic", value);

/** A doubt, or what a source is about, which the facts file gives in English. */
export const remark = (en: string): LanguageText => ({ vi: find(VIETNAMESE, "remark", en), en });

/** @param value `City, CC`, as in the facts file */
export function place(value: string): LanguageText {
  const [name = "", code = ""] = value.split(", ");
  const city = find(CITIES, "city", name);
  return { vi: `${city.vi}, ${country(code).vi}`, en: `${city.en}, ${country(code).en}` };
}

/** A date in words, with the precision it has. */
export function date(value: PartialDate): LanguageText {
  const [year, month, day] = value.split("-").map(Number);
  const english = month === undefined ? [] : [MONTHS[month - 1]];
  const vietnamese = month === undefined ? [] : [`tháng ${month}`];
  if (day !== undefined) {
    english.unshift(`${day}`);
    vietnamese.unshift(`ngày ${day}`);
  }
  return { vi: [...vietnamese, `năm ${year}`].join(" "), en: [...english, year].join(" ") };
}

/** What a partial date leaves open; undefined for a full date. */
export function unknownPart(value: PartialDate): LanguageText | undefined {
  const parts = value.split("-").length;
  if (parts === 3) return undefined;
  return parts === 2
    ? { vi: "không rõ ngày", en: "day not known" }
    : { vi: "không rõ ngày, tháng", en: "day and month not known" };
}

/** The title under which a specimen goes: its kind and subject, or its parties when no subject is known. */
export function instrumentTitle(instrument: Instrument): LanguageText {
  const kind = INSTRUMENT_KIND[instrument.kind];
  const { subject, parties } = instrument;
  const join = (names: string[], and: string) => `${names.slice(0, -1).join(", ")} ${and} ${names.at(-1)}`;
  return subject
    ? { vi: `${kind.vi} về ${subject.vi}`, en: `${kind.en} on ${subject.en}` }
    : {
        vi: `${kind.vi} giữa ${join(
          parties.map((party) => party.name.vi),
          "và",
        )}`,
        en: `${kind.en} between ${join(
          parties.map((party) => party.name.en),
          "and",
        )}`,
      };
}
