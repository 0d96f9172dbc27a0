/** Whether an organisation's own web document stands behind what the registry says of it. */
export type IdentityOutcome = "confirmed" | "contradicted" | "unknown";

/**
 * What each code of an identity's judgement says. Their order is their rank: of an organisation's documents the one that comes first here
 * decides. So a contradiction counts whatever another document says, and among what is not known the most telling is named.
 */
export const identityTexts = {
  IDENTITY_OTHER_ID: {
    outcome: "contradicted",
    en: "The organisation's web document gives this organisation another id.",
    vi: "Tài liệu trên trang web của tổ chức ghi một mã tổ chức khác cho tổ chức này.",
  },
  IDENTITY_OTHER_REGISTRY: {
    outcome: "contradicted",
    en: "The organisation's web document names another member registry on this chain.",
    vi: "Tài liệu trên trang web của tổ chức nêu một sổ đăng ký thành viên khác trên chuỗi này.",
  },
  IDENTITY_KEY_NOT_NAMED: {
    outcome: "contradicted",
    en: "The organisation's web document lists the keys that sign for it, and a key that attested is not among them.",
    vi: "Tài liệu trên trang web của tổ chức liệt kê các khóa được ký thay tổ chức, trong đó không có khóa đã xác nhận.",
  },
  IDENTITY_MANAGER_NOT_NAMED: {
    outcome: "contradicted",
    en: "A manager's key in the registry is not among those that the organisation's web document lists.",
    vi: "Có khóa quản lý trong sổ đăng ký không nằm trong danh sách khóa quản lý mà tài liệu trên trang web của tổ chức nêu.",
  },
  IDENTITY_CONFIRMED: {
    outcome: "confirmed",
    en: "The organisation's own web document names this registry, this organisation and its keys.",
    vi: "Tài liệu trên chính trang web của tổ chức nêu đúng sổ đăng ký này, tổ chức này và các khóa của tổ chức.",
  },
  IDENTITY_MANAGERS_NOT_GIVEN: {
    outcome: "unknown",
    en: "The organisation's web document lists its managers only, and the managers in the registry were not given to compare.",
    vi: "Tài liệu trên trang web của tổ chức chỉ liệt kê khóa quản lý, nhưng không có các khóa quản lý trong sổ đăng ký để đối chiếu.",
  },
  IDENTITY_MANAGERS_UNPROVED: {
    outcome: "unknown",
    en: "The organisation's web document lists its managers only; it names those that were shown, but nothing proves that there are no others.",
    vi: "Tài liệu trên trang web của tổ chức chỉ liệt kê khóa quản lý; tài liệu có nêu các khóa quản lý đã biết, nhưng không có gì chứng minh rằng không còn khóa quản lý nào khác.",
  },
  IDENTITY_CHAIN_NOT_NAMED: {
    outcome: "unknown",
    en: "The organisation's web document names no registry on this chain.",
    vi: "Tài liệu trên trang web của tổ chức không nêu sổ đăng ký nào trên chuỗi này.",
  },
  IDENTITY_ORGANISATION_NOT_NAMED: {
    outcome: "unknown",
    en: "The web document does not name this organisation.",
    vi: "Tài liệu trên trang web không nêu tổ chức này.",
  },
  IDENTITY_VERSION_UNKNOWN: {
    outcome: "unknown",
    en: "The web document is of a version that this SDK does not know.",
    vi: "Tài liệu trên trang web thuộc phiên bản mà SDK này không biết.",
  },
  IDENTITY_DOCUMENT_INVALID: {
    outcome: "unknown",
    en: "The web document is not of the described form.",
    vi: "Tài liệu trên trang web không đúng cấu trúc quy định.",
  },
  IDENTITY_NOT_JSON: {
    outcome: "unknown",
    en: "What the host gave is not strict JSON in UTF-8.",
    vi: "Nội dung máy chủ trả về không phải là JSON chuẩn mã hóa UTF-8.",
  },
  IDENTITY_TOO_LARGE: {
    outcome: "unknown",
    en: "The web document is too large.",
    vi: "Tài liệu trên trang web quá lớn.",
  },
  IDENTITY_REDIRECTED: {
    outcome: "unknown",
    en: "The host sent the request elsewhere; that was not followed.",
    vi: "Máy chủ chuyển hướng yêu cầu sang nơi khác; việc chuyển hướng đã không được thực hiện.",
  },
  IDENTITY_TLS: {
    outcome: "unknown",
    en: "The host did not prove with its certificate that it is this host.",
    vi: "Máy chủ không chứng minh được bằng chứng thư số rằng đó đúng là máy chủ này.",
  },
  IDENTITY_TIMEOUT: {
    outcome: "unknown",
    en: "The host did not answer in time.",
    vi: "Máy chủ không trả lời trong thời hạn cho phép.",
  },
  IDENTITY_UNREACHABLE: {
    outcome: "unknown",
    en: "The host could not be reached, or lets no other web page read its document.",
    vi: "Không kết nối được với máy chủ, hoặc máy chủ không cho trang web khác đọc tài liệu của mình.",
  },
  IDENTITY_STATUS: {
    outcome: "unknown",
    en: "The host answered with an error.",
    vi: "Máy chủ trả về lỗi.",
  },
  IDENTITY_NO_STATEMENT: {
    outcome: "unknown",
    en: "The DID document has no service of the type MinhUocRegistry.",
    vi: "Tài liệu DID không có dịch vụ nào thuộc loại MinhUocRegistry.",
  },
  IDENTITY_NOT_FOUND: {
    outcome: "unknown",
    en: "The host has no document about the registry.",
    vi: "Máy chủ không có tài liệu về sổ đăng ký.",
  },
  IDENTITY_SNAPSHOT_INVALID: {
    outcome: "unknown",
    en: "What was kept of the web documents is incomplete, or belongs to another identifier.",
    vi: "Bản lưu các tài liệu trên trang web không đầy đủ, hoặc thuộc về mã định danh khác.",
  },
  IDENTITY_HOST_REFUSED: {
    outcome: "unknown",
    en: "The identifier's host is an IP address, or a name that is not public; it was not asked.",
    vi: "Máy chủ trong mã định danh là địa chỉ IP hoặc tên không công khai; không gửi yêu cầu đến máy chủ này.",
  },
  IDENTITY_NO_WEB_DOCUMENT: {
    outcome: "unknown",
    en: "An identifier of this kind has no web document.",
    vi: "Loại mã định danh này không có tài liệu trên trang web.",
  },
} as const satisfies Record<string, { outcome: IdentityOutcome; en: string; vi: string }>;

/** The codes of an identity's judgement. */
export type IdentityCode = keyof typeof identityTexts;
