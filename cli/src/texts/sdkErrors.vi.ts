type Entry = readonly [happened: string, next: string];

const ask = "Hãy xin lại tệp.";
const endpoint = "Hãy hỏi điểm truy cập khác; chưa kết luận được gì.";
const untrusted = "Đừng tin gì trong tệp này.";
const draft = "Hãy soạn thỏa thuận bằng mou draft, lệnh này ghi đúng dạng.";
const schema = "Hãy sửa ở vị trí path theo lược đồ sdk/schema/metadata-v1.schema.json.";
const salts = "Hãy bỏ muối khỏi tệp siêu dữ liệu: mou draft sinh muối mới cho mọi giá trị.";

/** What each code of the SDK means, and what to do next, in Vietnamese. Values stand in braces. */
export const sdkErrorTexts: Readonly<Record<string, Entry>> = {
  ACCOUNT_FUNDS_MISSING: [
    "Điểm truy cập báo tài khoản {address} không đủ tiền trả phí giao dịch: có {balance}, phí theo giá hiện tại là {cost}.",
    "Chưa gửi gì; hãy nạp tiền cho {address}, dư một ít vì giá thay đổi, hoặc gửi từ tài khoản khác.",
  ],
  ACCOUNT_MISSING: [
    "Không có tài khoản để ký hay gửi.",
    "Hãy dùng --keystore, --key-env, --hardhat-key hoặc --signer.",
  ],
  ACCOUNT_REJECTED: ["Chủ ví đã từ chối.", "Chưa ký hay gửi gì; hãy hỏi lại khi chủ ví đồng ý."],
  ACTS_MISSING: ["Lời gọi không có hành vi nào.", "Hãy nêu ít nhất một hành vi đã ký."],
  ACT_DOMAIN_INVALID: [
    "Mã chuỗi hoặc địa chỉ sổ đăng ký không hợp lệ.",
    "Hãy nêu mã chuỗi là số nguyên, và địa chỉ đúng checksum hoặc viết thường.",
  ],
  ACT_EXPIRED: [
    "Hành vi {index} chỉ có giá trị trước {validUntil}, nay đã quá hạn.",
    "Hãy đề nghị người ký ký lại bằng mou sign, với --valid-until muộn hơn.",
  ],
  ACT_KEY_UNAUTHORIZED: [
    "Khóa {keyId} của hành vi {index} không có vai trò cần thiết cho tổ chức {organisation}, hoặc không vào lúc này.",
    "Hãy để khóa quản lý ghi danh khóa đó bằng mou key add, hoặc ký bằng khóa mà mou key list liệt kê. Nếu không ai biết khóa này thì chữ ký thuộc nội dung khác: hãy kiểm tra thỏa thuận, chuỗi, sổ đăng ký và lời khai.",
  ],
  ACT_KIND_INVALID: [
    "Loại hành vi hoặc thông điệp này không ai ký.",
    "Hãy nêu một loại mà mou sign --help kể ra.",
  ],
  ACT_NOT_ALLOWED: [
    "Hành vi {index}, {kind}, không thực hiện được trên thỏa thuận ở trạng thái {status}.",
    "Hãy xem trạng thái thỏa thuận; docs/protocol.md nói mỗi trạng thái cho phép hành vi nào.",
  ],
  ACT_ORGANISATION_SUSPENDED: [
    "Hành vi {index} xác nhận cho tổ chức {organisation} đang bị đình chỉ.",
    "Hãy đề nghị ban thư ký khôi phục; trong lúc đó tổ chức vẫn từ chối, chấm dứt và phản đối được.",
  ],
  ACT_SEAT_NOT_ATTESTED: [
    "Hành vi {index} thuộc ghế {seat}, ghế này chưa xác nhận.",
    "Chỉ tổ chức đã xác nhận mới phản đối được xác nhận của mình.",
  ],
  ACT_SEAT_NOT_PARTY: [
    "Hành vi {index} thuộc ghế {seat} là bên chứng kiến; chỉ bên ký mới làm được việc này.",
    "Hãy để một bên ký thực hiện; bên chứng kiến chỉ xác nhận và phản đối được.",
  ],
  ACT_SEAT_UNKNOWN: [
    "Hành vi {index} nêu ghế {seat} mà thỏa thuận không có.",
    "Hãy đối chiếu tổ chức với các bên ký và bên chứng kiến mà mou show nêu.",
  ],
  ACT_SIGNATURE_INVALID: [
    "Chữ ký của hành vi {index} không khớp với khóa {keyId}, thỏa thuận này và sổ đăng ký này.",
    "Hãy kiểm tra thỏa thuận, chuỗi, sổ đăng ký và lời khai, rồi để người ký ký lại.",
  ],
  ACT_STATEMENT_INVALID: [
    "Một phần của lời khai không đúng dạng, hoặc chứa dấu phân cách các phần.",
    "Hãy nêu riêng họ tên, chức vụ, nơi ký và ngày bằng --name, --capacity, --place, --date; ngày viết dạng 2025, 2025-09 hoặc 2025-09-18.",
  ],
  ACT_TIME_INVALID: ["Thời gian không phải là số giây Unix nguyên.", "Hãy dùng giây, không dùng mili giây."],
  ACT_VALUE_INVALID: [
    "Giá trị không thể có trong hành vi, hoặc không sổ đăng ký nào ghi hành vi như vậy.",
    "Hãy dùng 32 byte hex viết thường; đọc sự kiện từ chính địa chỉ sổ đăng ký.",
  ],
  AGREEMENT_ALREADY_EXPIRED: [
    "Chưa ai xác nhận thỏa thuận, mà thời hạn đã hết lúc {expiresAt}.",
    "Đã quá muộn: hãy giao kết thỏa thuận khác có hạn muộn hơn.",
  ],
  AGREEMENT_DOCUMENTS_UNORDERED: ["Các tài liệu không theo thứ tự tăng dần.", draft],
  AGREEMENT_DOCUMENT_COUNT: [
    "Số tài liệu không nằm trong khoảng 1 đến 8.",
    "Hãy nêu các bản có giá trị như nhau; bản khác chỉ để trong siêu dữ liệu.",
  ],
  AGREEMENT_DOCUMENT_COUNT_INVALID: [
    "Thỏa thuận nêu {count} tài liệu; chỉ được từ 1 đến 8.",
    "Hãy nêu các bản có giá trị như nhau; bản khác chỉ để trong siêu dữ liệu.",
  ],
  AGREEMENT_DOCUMENT_INVALID: ["Một tài liệu không phải là mã SHA-256.", "Hãy tính bằng mou hash."],
  AGREEMENT_DOCUMENT_REPEATED: ["Một tài liệu xuất hiện hai lần.", "Hãy nêu mỗi tài liệu một lần."],
  AGREEMENT_INVALID: [
    "Nội dung nêu ra không phải là thỏa thuận.",
    "Hãy nêu mã thỏa thuận, hoặc tệp mà mou draft đã ghi.",
  ],
  AGREEMENT_MEMBER_UNKNOWN: ["Thỏa thuận có thành phần không được phép.", "Hãy bỏ thành phần đó."],
  AGREEMENT_METADATA_INVALID: ["Cam kết siêu dữ liệu không phải là 32 byte khác không.", draft],
  AGREEMENT_METADATA_MISMATCH: [
    "Thỏa thuận khác với tài liệu siêu dữ liệu.",
    "Đừng ký; hãy hỏi người gửi siêu dữ liệu của thỏa thuận này.",
  ],
  AGREEMENT_METADATA_MISSING: ["Thỏa thuận không cam kết với siêu dữ liệu nào.", draft],
  AGREEMENT_NOTICE_INVALID: ["Số ngày báo trước không hợp lệ.", "Hãy nêu số ngày nguyên từ 0 đến 65.535."],
  AGREEMENT_NOTICE_WITHOUT_RIGHT: [
    "Có thời hạn báo trước mà không bên nào được đơn phương chấm dứt.",
    "Hãy đặt noticeDays là 0, hoặc anyPartyCanEnd là true.",
  ],
  AGREEMENT_ORGANISATIONS_UNORDERED: ["Các tổ chức không theo thứ tự tăng dần của mã.", draft],
  AGREEMENT_ORGANISATION_INVALID: [
    "Một tổ chức được nêu bằng giá trị không phải là mã.",
    "Hãy nêu định danh, hoặc mã của mọi tổ chức.",
  ],
  AGREEMENT_ORGANISATION_REPEATED: ["Một tổ chức xuất hiện hai lần.", "Hãy nêu mỗi tổ chức một lần."],
  AGREEMENT_PARTIES_UNORDERED: ["Bên thứ {index} bằng không, bị lặp hoặc không theo thứ tự tăng dần.", draft],
  AGREEMENT_RIGHT_INVALID: [
    "anyPartyCanEnd không phải là true hay false.",
    "Hãy nói rõ một bên có được đơn phương chấm dứt không.",
  ],
  AGREEMENT_SEAT_COUNT: [
    "Phải có ít nhất 2 bên và nhiều nhất 32 ghế.",
    "Hãy nêu lại các bên và bên chứng kiến.",
  ],
  AGREEMENT_SEAT_COUNT_INVALID: [
    "Thỏa thuận có {parties} bên và {witnesses} bên chứng kiến; phải có ít nhất 2 bên và nhiều nhất 32 ghế.",
    "Hãy nêu ít nhất hai bên, và không quá 32 tổ chức.",
  ],
  AGREEMENT_SEAT_UNKNOWN: [
    "Tổ chức không phải là bên ký hay bên chứng kiến.",
    "Hãy nêu một tổ chức có trong thỏa thuận.",
  ],
  AGREEMENT_SUPERSEDES_INVALID: [
    "Mã của thỏa thuận bị thay thế không phải là 32 byte.",
    "Hãy nêu mã, hoặc 32 byte bằng không.",
  ],
  AGREEMENT_TERM_EMPTY: [
    "Thời hạn kết thúc trước khi bắt đầu.",
    "Hãy nêu expiresAt muộn hơn effectiveAt, hoặc 0 nếu không có hạn.",
  ],
  AGREEMENT_TERM_INVALID: [
    "Thời hạn từ {effectiveAt} đến {expiresAt} là rỗng, hoặc vượt quá 36 bit giây.",
    "Hãy nêu expiresAt muộn hơn effectiveAt, hoặc 0 nếu không có hạn.",
  ],
  AGREEMENT_TIME_INVALID: [
    "Thời gian không phải là số giây Unix nguyên dưới 2^36.",
    "Hãy dùng giây, không dùng mili giây; 0 nếu không có.",
  ],
  AGREEMENT_TITLE_INVALID: [
    "Tiêu đề không phải là văn bản hay mã băm của văn bản.",
    "Hãy dùng toàn văn bản, hoặc toàn mã băm.",
  ],
  AGREEMENT_TITLE_MISSING: ["Thỏa thuận không có tiêu đề.", draft],
  AGREEMENT_WITNESSES_UNORDERED: [
    "Bên chứng kiến thứ {index} bằng không, bị lặp hoặc không theo thứ tự tăng dần.",
    draft,
  ],
  AGREEMENT_WITNESS_IS_PARTY: [
    "Một bên chứng kiến cũng là bên ký.",
    "Hãy bỏ bên ký khỏi danh sách chứng kiến.",
  ],
  ANCHOR_EMPTY: ["Không có tệp nào để neo.", "Hãy nêu ít nhất một tệp."],
  ANCHOR_FILE_REPEATED: [
    "Một tệp xuất hiện hai lần.",
    "Hãy nêu mỗi tệp một lần; các bản sao cùng nội dung là một tệp.",
  ],
  ANCHOR_FILE_UNKNOWN: ["Tệp không có trong cây.", "Hãy dùng cây được lập với tệp này."],
  ANCHOR_HASH_INVALID: ["Mã băm không phải là 32 byte.", "Hãy nêu 0x và 64 chữ số hex."],
  ANCHOR_PROOF_INVALID: ["Giá trị không phải là bằng chứng neo: thiếu, thừa hoặc sai dạng.", ask],
  ANCHOR_VERSION_UNKNOWN: [
    "Bằng chứng neo thuộc phiên bản mà bản phát hành này không biết.",
    "Hãy dùng bản phát hành mới hơn.",
  ],
  AUTHORIZATION_EXPIRED: [
    "Thông điệp của khóa quản lý chỉ có giá trị trước {deadline}, nay đã quá hạn.",
    "Hãy ký lại với hạn muộn hơn.",
  ],
  AUTHORIZATION_INVALID: [
    "Chữ ký quản lý bằng khóa {keyId} không khớp thông điệp cho tổ chức {organisation} với nonce {nonce}.",
    "Hãy ký lại bằng mou key … --sign: thông điệp khác có thể đã dùng nonce này, hoặc có giá trị khác đi.",
  ],
  CALL_PARAMETER_INVALID: [
    "Không thể gọi sổ đăng ký với tham số này; chưa hỏi hay gửi gì.",
    "Hãy nêu mã và mã băm dạng 0x và 64 chữ số hex; thời gian, số khối và giới hạn là số nguyên.",
  ],
  CHAIN_ANSWER_INVALID: ["Câu trả lời của điểm truy cập không hợp lệ.", endpoint],
  CHAIN_BLOCK_NOT_FINAL: ["Khối chưa được chốt (finalized).", "Hãy thử lại sau ít phút."],
  CHAIN_BLOCK_UNTRUSTED: [
    "Khối {number} của điểm truy cập là {hash}, khác với mã băm được tin cậy {trusted}.",
    "Nếu mã băm do bạn nêu, hãy kiểm tra số khối và mã băm có thuộc cùng một khối không; nếu đúng, hãy hỏi điểm truy cập khác. Chưa kết luận được gì.",
  ],
  CHAIN_BLOCK_UNKNOWN: [
    "Điểm truy cập chưa có khối {block}.",
    "Hãy kiểm tra số khối, chờ điểm truy cập cập nhật, hoặc hỏi điểm truy cập khác; chưa kết luận được gì.",
  ],
  CHAIN_ENDPOINTS_DISAGREE: [
    "Các điểm truy cập trả lời khác nhau.",
    "Chưa kết luận được gì: hãy hỏi lại; nếu vẫn vậy thì tìm xem điểm nào sai.",
  ],
  CHAIN_LOGS_LIMITED: ["Điểm truy cập từ chối sự kiện của dù chỉ một khối.", endpoint],
  CHAIN_MISMATCH: ["Điểm truy cập phục vụ chuỗi khác.", "Hãy dùng điểm truy cập của chuỗi có sổ đăng ký."],
  CHAIN_QUORUM_UNREACHED: [
    "Số điểm truy cập trả lời ít hơn số phải đồng ý.",
    "Chưa kết luận được gì: hãy thử lại, hoặc thêm điểm truy cập.",
  ],
  CHAIN_RATE_LIMITED: [
    "Điểm truy cập tạm thời không nhận thêm yêu cầu.",
    "Hãy chờ rồi thử lại, hoặc hỏi điểm khác; chưa kết luận được gì.",
  ],
  CHAIN_REQUEST_REFUSED: [
    "Điểm truy cập từ chối yêu cầu.",
    "Hãy xem điểm đó cho phép gì, hoặc hỏi điểm khác; chưa kết luận được gì.",
  ],
  CHAIN_TIMEOUT: [
    "Điểm truy cập không trả lời kịp.",
    "Hãy thử lại, hoặc hỏi điểm khác. Nếu đang gửi thì giao dịch có thể đã đi: hãy tìm trước khi gửi lại.",
  ],
  CHAIN_UNREACHABLE: [
    "Không kết nối được điểm truy cập.",
    "Hãy kiểm tra địa chỉ và kết nối, hoặc hỏi điểm khác. Nếu đang gửi thì giao dịch có thể đã đi: hãy tìm trước khi gửi lại.",
  ],
  CLIENT_UNSUPPORTED: ["Không gửi được JSON-RPC qua thư viện này.", "Hãy dùng một điểm truy cập JSON-RPC."],
  CONTRACT_REVERTED: [
    "Hợp đồng từ chối mà không nêu lý do đã biết.",
    "Hãy kiểm tra địa chỉ sổ đăng ký, và lượng gas có đủ không.",
  ],
  DISCLOSURE_COMMITMENT_MISMATCH: [
    "Tài liệu được tiết lộ không phải là tài liệu mà thỏa thuận cam kết.",
    untrusted,
  ],
  DISCLOSURE_INVALID: ["Giá trị không phải là một tiết lộ.", ask],
  DISCLOSURE_LEAF_DUPLICATE: ["Một mã băm xuất hiện hai lần trong khung.", untrusted],
  DISCLOSURE_LEAF_MISMATCH: ["Giá trị được mở không phải là giá trị đã cam kết.", untrusted],
  DISCLOSURE_PATH_UNKNOWN: ["Có giá trị được mở ở chỗ tài liệu không có.", untrusted],
  DISCLOSURE_PATTERN_INVALID: [
    "Mẫu cần mở không phải là con trỏ.",
    "Hãy viết như /title/vi, /parties/*/names/** hoặc /**.",
  ],
  DISCLOSURE_PATTERN_UNMATCHED: [
    "Mẫu cần mở không có trong tài liệu.",
    "Hãy sửa con trỏ; kết thúc bằng /** để mở mọi thứ bên dưới.",
  ],
  DISCLOSURE_SKELETON_INVALID: ["Khung có thứ khác mã băm ở chỗ giá trị.", ask],
  DISCLOSURE_VALUE_INVALID: ["Phần được mở không phải là một giá trị kèm muối.", ask],
  DOCUMENT_ABORTED: ["Việc băm bị dừng.", "Hãy làm lại; chưa kết luận được gì."],
  DOCUMENT_EMPTY: ["Tài liệu không có byte nào.", "Hãy kiểm tra đúng tệp chưa và đã chép đủ chưa."],
  DOCUMENT_SOURCE_INVALID: ["Nội dung đưa vào không phải là byte.", "Hãy nêu một tệp."],
  DOCUMENT_UNREADABLE: [
    "Không đọc được tài liệu đến hết.",
    "Hãy kiểm tra tệp và quyền đọc; chưa kết luận được gì.",
  ],
  ENVELOPE_ACT_INVALID: [
    "Một hành vi có khóa, lời khai hoặc thời hạn mà không sổ đăng ký nào chấp nhận.",
    "Hãy đề nghị tổ chức ký lại.",
  ],
  ENVELOPE_AGREEMENT_INVALID: [
    "Thỏa thuận, hoặc thỏa thuận mà nó sửa đổi, trái với một quy tắc của giao thức, hoặc thiếu lời văn.",
    "Đừng ký; hãy xin người soạn một thỏa thuận mà sổ đăng ký chấp nhận.",
  ],
  ENVELOPE_AGREEMENT_OTHER: [
    "Một bản chứa thỏa thuận khác: mã không giống.",
    "Hãy để riêng hai bản, và hỏi người gửi bản nào mới đúng.",
  ],
  ENVELOPE_CERTIFICATE_UNRELATED: [
    "Có chuỗi chứng thư của một khóa chưa ký gì trong phong bì.",
    "Hãy bỏ chuỗi đó, hoặc thêm hành vi mà khóa đã ký.",
  ],
  ENVELOPE_INVALID: ["Tệp không đúng dạng phong bì.", ask],
  ENVELOPE_LANGUAGE_UNKNOWN: ["Không có bản tóm tắt bằng ngôn ngữ này.", "Hãy dùng en hoặc vi."],
  ENVELOPE_METADATA_MISMATCH: [
    "Siêu dữ liệu không phải là điều thỏa thuận cam kết, hoặc nói khác với thỏa thuận.",
    "Đừng ký; hãy xin người soạn siêu dữ liệu của thỏa thuận này.",
  ],
  ENVELOPE_PREVIOUS_MISMATCH: [
    "Thỏa thuận trước không phải là thỏa thuận bị sửa đổi.",
    "Hãy dùng thỏa thuận có mã trong supersedes, hoặc không dùng thỏa thuận nào.",
  ],
  ENVELOPE_REGISTRY_OTHER: [
    "Phong bì gắn với chuỗi hoặc sổ đăng ký khác.",
    "Hãy dùng đúng chuỗi và sổ đăng ký của phong bì, hoặc ký lại.",
  ],
  ENVELOPE_ROLE_WRONG: [
    "Bên chứng kiến làm điều mà chỉ bên ký mới làm được.",
    "Hãy bỏ hành vi đó; bên chứng kiến chỉ xác nhận và phản đối được.",
  ],
  ENVELOPE_SEAT_UNKNOWN: ["Tổ chức hành động không phải là bên ký hay bên chứng kiến.", "Hãy bỏ hành vi đó."],
  ENVELOPE_SIGNATURE_INVALID: [
    "Một chữ ký không phải của khóa đối với hành vi.",
    "Hãy bỏ bản đó ra, và xin tổ chức bản của chính họ.",
  ],
  ENVELOPE_VERSION_UNKNOWN: [
    "Tệp thuộc phiên bản mà bản phát hành này không biết.",
    "Hãy mở bằng bản mới hơn; chưa kết luận được gì.",
  ],
  EVIDENCE_HEADER_UNKNOWN: [
    "Phần đầu khối của chuỗi có thành phần mà bản phát hành này không biết.",
    "Hãy dùng bản phát hành mới hơn, hoặc chuỗi có phần đầu khối như Ethereum.",
  ],
  EVIDENCE_IDENTITY_INVALID: [
    "Điều tệp nói về tài liệu web của một tổ chức không khớp nhau, hoặc nêu khóa quản lý mà sổ đăng ký không có.",
    untrusted,
  ],
  EVIDENCE_INCOMPLETE: [
    "Không có gì được ghi nhận để chứng minh, hoặc lịch sử của điểm truy cập không dẫn tới mã băm trên chuỗi.",
    "Hãy kiểm tra mã, hoặc hỏi điểm truy cập giữ đủ nhật ký.",
  ],
  EVIDENCE_INVALID: ["Tệp không đúng dạng tệp bằng chứng, hoặc không chứng minh gì.", ask],
  EVIDENCE_NOT_FINAL: ["Khối của tệp chưa được chốt (finalized).", "Hãy thử lại sau ít phút."],
  EVIDENCE_REORGANISED: ["Chuỗi đã thay khối của tệp.", "Hãy xuất lại bằng chứng."],
  EVIDENCE_SIGNATURE_INVALID: ["Một chữ ký trong tệp không phải của khóa đã hành động.", untrusted],
  EVIDENCE_TEXT_UNKNOWN: [
    "Một văn bản trong tệp không thuộc về thỏa thuận, hoặc xuất hiện hai lần.",
    untrusted,
  ],
  EVIDENCE_VERSION_UNKNOWN: [
    "Tệp thuộc phiên bản mà bản phát hành này không biết.",
    "Hãy xác minh bằng bản mới hơn; chưa kết luận được gì.",
  ],
  IDENTIFIER_INVALID: [
    "Định danh {identifier} không phải là URI đúng dạng.",
    "Hãy sửa theo dạng như did:web:fpt.com.vn.",
  ],
  IDENTITY_DOCUMENT_INVALID: [
    "Tài liệu web không đúng dạng đã mô tả.",
    "Hãy sửa ở vị trí path theo docs/identity.md.",
  ],
  IDENTITY_VERSION_UNKNOWN: ["Tài liệu web thuộc phiên bản chưa biết.", "Hãy dùng bản phát hành mới hơn."],
  INVALID_SHORT_STRING: [
    "Tên của hợp đồng bị hỏng.",
    "Hãy kiểm tra địa chỉ sổ đăng ký: mã này không phải mã đã công bố.",
  ],
  JOURNAL_ENTRY_INVALID: ["Sổ đăng ký không thể ghi mục này.", endpoint],
  JOURNAL_REGISTRY_INVALID: [
    "Mã chuỗi hoặc địa chỉ sổ đăng ký không hợp lệ.",
    "Hãy nêu mã chuỗi là số nguyên, và một địa chỉ.",
  ],
  JOURNAL_WORD_INVALID: ["Giá trị không phải là của nhật ký.", endpoint],
  JSON_BYTE_ORDER_MARK: ["Văn bản bắt đầu bằng dấu thứ tự byte.", "Hãy lưu tệp dạng UTF-8 không có BOM."],
  JSON_DUPLICATE_KEY: ["Một khóa xuất hiện hai lần trong đối tượng JSON.", "Hãy giữ lại một."],
  JSON_LONE_SURROGATE: ["Văn bản chứa nửa ký tự.", "Hãy viết đủ ký tự."],
  JSON_NOT_UTF8: ["Các byte không phải là UTF-8.", "Hãy lưu tệp dạng UTF-8."],
  JSON_NUMBER_INEXACT: [
    "Có số mà chương trình đọc có thể làm tròn.",
    "Hãy viết dạng chuỗi, hoặc số chính xác trong ±(2^53 − 1).",
  ],
  JSON_SYNTAX: ["Văn bản không phải là JSON.", "Hãy sửa ở dòng (line) và cột (column) này."],
  JSON_TOO_DEEP: ["Giá trị lồng quá sâu.", "Hãy kiểm tra đúng tệp chưa."],
  JSON_TOO_LARGE: ["Văn bản quá lớn.", "Hãy kiểm tra đúng tệp chưa."],
  JSON_TRAILING_DATA: ["Còn dữ liệu sau giá trị.", "Hãy để mỗi tệp một giá trị."],
  JSON_VALUE_INVALID: [
    "Giá trị không phải là JSON.",
    "Chỉ dùng chuỗi, số hữu hạn, true, false, null, mảng và đối tượng.",
  ],
  KEY_ACCOUNT_INVALID: [
    "Tài khoản không phải là địa chỉ, hoặc bằng không.",
    "Hãy nêu địa chỉ tài khoản, đúng checksum.",
  ],
  KEY_ALREADY_ENROLLED: [
    "Khóa {keyId} đã từng được ghi danh cho tổ chức {organisation}.",
    "Hãy dùng khóa mới: khóa đã thu hồi không trở lại, và vai trò không đổi.",
  ],
  KEY_BYTES_INVALID: ["Khóa không phải là chuỗi byte.", "Hãy nêu 0x và số chẵn chữ số hex."],
  KEY_EXPONENT_INVALID: ["Số mũ RSA không phải là 65537.", "Hãy dùng khóa có số mũ đó."],
  KEY_INVALID: [
    "Khóa {key} không phải là tài khoản hay bộ kiểm tra, hoặc dài quá 1.024 byte.",
    "Hãy kiểm tra lại khóa.",
  ],
  KEY_MODULUS_INVALID: [
    "Mô-đun RSA không hợp lệ: phải lẻ, dạng chuẩn, 2.048 đến 4.096 bit.",
    "Hãy nêu dạng big-endian, không có số 0 ở đầu.",
  ],
  KEY_POINT_INVALID: ["Tọa độ không phải là điểm trên P-256.", "Hãy nêu cả hai tọa độ kèm số 0 ở đầu."],
  KEY_ROLE_MISSING: ["Khóa không được giao vai trò nào.", "Hãy nêu signatory hoặc manager."],
  KEY_SIZE_INVALID: ["Khóa có ít hơn 20 hoặc nhiều hơn 1.024 byte.", "Hãy kiểm tra lại khóa."],
  KEY_UNKNOWN: [
    "Khóa {keyId} chưa từng được ghi danh cho tổ chức {organisation}.",
    "Hãy kiểm tra khóa và tổ chức.",
  ],
  KEY_VERIFIER_INVALID: [
    "Bộ kiểm tra không phải là địa chỉ, hoặc bằng không.",
    "Hãy nêu địa chỉ hợp đồng kiểm tra.",
  ],
  KEY_VERIFIER_MISSING: [
    "Khóa nêu bộ kiểm tra {verifier}, nơi không có hợp đồng nào.",
    "Hãy dùng hợp đồng kiểm tra của chuỗi này; địa chỉ có trong tệp triển khai.",
  ],
  KEY_WINDOW_INVALID: [
    "Thời hạn khóa từ {validFrom} đến {validUntil} bắt đầu trong quá khứ, rỗng, hoặc bị kéo dài.",
    "Hãy bắt đầu từ 0 hoặc sau khối mới nhất, và chỉ dời hạn sớm hơn, trong tương lai.",
  ],
  MANAGER_NOT_INSTALLABLE: [
    "Khóa quản lý được đề xuất của tổ chức {organisation} chỉ cài được từ {installableAt}.",
    "Hãy chờ đến lúc đó.",
  ],
  MANAGER_NOT_PROPOSED: [
    "Khóa {keyId} không phải là khóa quản lý được đề xuất của tổ chức {organisation}.",
    "Hãy kiểm tra khóa; có thể đã có phủ quyết hoặc đề xuất khác.",
  ],
  MANAGER_UNAUTHORIZED: [
    "Khóa {keyId} hiện không phải là khóa quản lý của tổ chức {organisation}.",
    "Hãy dùng khóa quản lý của tổ chức.",
  ],
  METADATA_DATE_INVALID: [
    "Ngày không có trong lịch.",
    "Hãy viết tới mức đã biết: 2025, 2025-11 hoặc 2025-11-25.",
  ],
  METADATA_DOCUMENTS_INVALID: [
    "Số bản có giá trị như nhau không nằm trong khoảng 1 đến 8.",
    "Hãy nêu vai trò của từng tài liệu.",
  ],
  METADATA_DUPLICATE: ["Có thứ xuất hiện hai lần mà chỉ được một lần.", "Hãy giữ lại một."],
  METADATA_FIELD_MISSING: [
    "Thiếu một thành phần.",
    "Hãy viết vào; chưa biết thì là null, không có thì là danh sách rỗng.",
  ],
  METADATA_FIELD_UNKNOWN: ["Có thành phần mà lược đồ không có.", "Hãy bỏ, hoặc sửa tên."],
  METADATA_LENGTH_WRONG: ["Văn bản hoặc danh sách quá ngắn hoặc quá dài.", schema],
  METADATA_REFERENCE_UNKNOWN: [
    "Một mã băm trỏ tới tài liệu không có trong danh sách.",
    "Hãy thêm tài liệu, hoặc sửa mã băm.",
  ],
  METADATA_SEATS_INVALID: [
    "Các bên và bên chứng kiến không thể là ghế của một thỏa thuận.",
    "Hãy nêu mỗi tổ chức một lần, nhiều nhất 32.",
  ],
  METADATA_TERM_INVALID: ["Thời hạn tự mâu thuẫn.", "Hãy sửa thời gian, hoặc quyền chấm dứt."],
  METADATA_TIME_INVALID: [
    "Thời gian không có trong lịch, hoặc ngoài khoảng cho phép.",
    "Hãy viết như 2026-01-01T00:00:00+07:00.",
  ],
  METADATA_TITLE_TOO_LONG: ["Tiêu đề các ngôn ngữ gộp lại dài quá 200 byte.", "Hãy rút ngắn."],
  METADATA_TYPE_WRONG: ["Một giá trị khác kiểu với lược đồ.", schema],
  METADATA_VALUE_INVALID: ["Một giá trị không được lược đồ cho phép.", schema],
  METADATA_VERSION_UNKNOWN: ["Tài liệu thuộc phiên bản chưa biết.", "Hãy dùng bản phát hành mới hơn."],
  ORGANISATION_ALREADY_ADMITTED: [
    "Tổ chức {organisation} đã được kết nạp.",
    "Không cần làm gì nữa; xem bằng mou org show.",
  ],
  ORGANISATION_ALREADY_SUSPENDED: ["Tổ chức {organisation} đang bị đình chỉ rồi.", "Không cần làm gì nữa."],
  ORGANISATION_IDENTIFIER_INVALID: [
    "Định danh {identifier} không phải là URI đúng dạng.",
    "Hãy dùng một URI như did:web:fpt.com.vn: chỉ gồm ký tự ASCII in được, phần scheme và tên máy chủ viết thường, không kết thúc bằng dấu chấm.",
  ],
  ORGANISATION_ID_INVALID: ["Mã tổ chức không phải là 32 byte.", "Hãy nêu 0x và 64 chữ số hex viết thường."],
  ORGANISATION_KIND_MISSING: ["Tổ chức không được nêu loại.", "Hãy nêu member, partner hoặc observer."],
  ORGANISATION_NOT_SUSPENDED: ["Tổ chức {organisation} không bị đình chỉ.", "Không cần làm gì nữa."],
  ORGANISATION_UNKNOWN: [
    "Tổ chức {organisation} chưa từng được kết nạp.",
    "Hãy kiểm tra định danh, hoặc để ban thư ký kết nạp.",
  ],
  OWNABLE_INVALID_OWNER: ["Tài khoản {owner} không thể là ban thư ký.", "Hãy nêu tài khoản khác không."],
  OWNABLE_UNAUTHORIZED_ACCOUNT: [
    "Tài khoản {account} không phải là ban thư ký.",
    "Hãy gửi từ tài khoản sở hữu sổ thành viên.",
  ],
  PASSKEY_UNSUPPORTED: [
    "Khóa của passkey không nằm trên P-256.",
    "Hãy tạo passkey khác bằng mou key create-passkey.",
  ],
  PASSKEY_UNVERIFIED: [
    "Passkey đã ký mà không xác minh người dùng.",
    "Hãy đặt mã PIN, vân tay hoặc khuôn mặt trên thiết bị.",
  ],
  PREDECESSOR_ALREADY_SUPERSEDED: [
    "Thỏa thuận trước {predecessor} đã được thay thế bởi {successor}.",
    "Hãy sửa đổi thỏa thuận đó.",
  ],
  PREDECESSOR_MISMATCH: [
    "Thỏa thuận thay thế {expected}, mà thỏa thuận đưa kèm là {actual}.",
    "Hãy đưa kèm đúng thỏa thuận có mã trong supersedes.",
  ],
  PREDECESSOR_MISSING: [
    "Thỏa thuận thay thế {predecessor}, mà không đưa kèm nội dung.",
    "Hãy gửi phong bì mà mou amend đã ghi: trong đó có cả thỏa thuận trước.",
  ],
  PREDECESSOR_NOT_AMENDABLE: [
    "Thỏa thuận trước {predecessor} ở trạng thái {status}, không sửa đổi được.",
    "Hãy chờ bản sửa đổi bắt đầu có hiệu lực, hoặc giao kết thỏa thuận không thay thế gì.",
  ],
  PREDECESSOR_PARTY_MISSING: [
    "Tổ chức {organisation} là bên của thỏa thuận trước mà không có trong bản sửa đổi.",
    "Hãy giữ mọi bên; ai rời đi thì chấm dứt thỏa thuận.",
  ],
  PROOF_ACCOUNT_MISSING: [
    "Đã chứng minh là không có tài khoản đó.",
    "Hãy kiểm tra địa chỉ sổ đăng ký và khối.",
  ],
  PROOF_HEADER_INVALID: ["Danh sách không phải là phần đầu khối.", ask],
  PROOF_NODE_INVALID: ["Một nút của cây có dạng chưa biết.", ask],
  PROOF_NODE_MISSING: ["Thiếu một nút của cây.", ask],
  PROOF_NODE_UNUSED: ["Một nút của cây không thuộc về điều gì được chứng minh.", untrusted],
  PROOF_RLP_INVALID: ["Các byte không phải là RLP dạng chuẩn.", ask],
  PROOF_VALUE_INVALID: ["Cây chứa thứ không phải là tài khoản hay giá trị.", ask],
  RECORD_SLOT_INVALID: ["Khóa hoặc ô nhớ của ánh xạ không hợp lệ.", "Hãy lấy ô nhớ từ sơ đồ lưu trữ."],
  RECORD_TIME_INVALID: ["Thời gian không phải là số giây Unix nguyên.", "Hãy dùng thời gian của khối."],
  RECORD_TIME_IN_FUTURE: [
    "Chưa thể biết điều gì sẽ có hiệu lực.",
    "Hãy hỏi về thời điểm không muộn hơn khối.",
  ],
  RECORD_WORD_IMPOSSIBLE: ["Không chuỗi hành vi nào dẫn tới bản ghi này.", endpoint],
  RECORD_WORD_INVALID: ["Giá trị không phải là 32 byte, hoặc không vừa.", endpoint],
  REGISTRY_CODE_MISMATCH: [
    "Hợp đồng ở địa chỉ sổ đăng ký có mã khác với mã đã biết.",
    "Đừng tin câu trả lời nào của hợp đồng đó.",
  ],
  REGISTRY_CODE_MISSING: [
    "Không có hợp đồng ở địa chỉ sổ đăng ký.",
    "Hãy kiểm tra địa chỉ, và điểm truy cập có theo kịp chuỗi không.",
  ],
  REGISTRY_MISMATCH: [
    "Bằng chứng thuộc sổ đăng ký khác với sổ đã biết.",
    "Đừng tin gì trong đó, trừ khi bạn biết sổ đó từ nguồn riêng.",
  ],
  REGISTRY_UNKNOWN: [
    "Không biết sổ đăng ký nào trên chuỗi này.",
    "Hãy nêu địa chỉ bằng --deployment, hoặc bằng mou init.",
  ],
  SAFE_OWNER_REPEATED: ["Chữ ký của một chủ sở hữu xuất hiện hai lần.", "Hãy nêu mỗi chủ sở hữu một chữ ký."],
  SAFE_OWNER_UNKNOWN: ["Có chữ ký của người không sở hữu Safe.", "Hãy bỏ chữ ký đó."],
  SAFE_SIGNATURES_MISSING: [
    "Số chủ sở hữu đã ký ít hơn số mà Safe đòi hỏi.",
    "Hãy để thêm chủ sở hữu ký cho đủ.",
  ],
  SAFE_SIGNATURES_REFUSED: [
    "Safe từ chối các chữ ký đã gộp, dù từng chữ ký đều khớp.",
    "Hãy để các chủ sở hữu là tài khoản ký thay cho hợp đồng, hoặc để Safe chấp thuận trên chuỗi; Safe cũng cần có bộ xử lý tương thích (compatibility handler).",
  ],
  SAFE_SIGNATURE_INVALID: [
    "Chữ ký của một chủ sở hữu không khớp, hoặc chủ sở hữu chưa chấp thuận trên chuỗi.",
    "Hãy để chủ sở hữu ký lại bằng mou sign --safe, cho đúng hành vi, Safe và chuỗi.",
  ],
  SAFE_UNSUPPORTED: [
    "Ở địa chỉ này trên chuỗi không có Safe phiên bản 1.3.0 trở lên.",
    "Hãy kiểm tra địa chỉ và chuỗi; Safe cũ hơn thì chấp thuận trên chuỗi.",
  ],
  SALTED_METADATA_INVALID: [
    "Giá trị không phải là tài liệu siêu dữ liệu kèm muối.",
    "Hãy dùng tệp có đúng hai thành phần metadata và salts.",
  ],
  SALT_INVALID: ["Một muối không phải là 128 bit hex viết thường.", salts],
  SALT_MISSING: ["Một giá trị không có muối.", salts],
  SALT_REUSED: ["Một muối xuất hiện hai lần.", salts],
  SALT_UNEXPECTED: ["Có muối ở chỗ tài liệu không có giá trị.", "Hãy dùng muối của đúng tài liệu này."],
  SIGNER_ANSWER_INVALID: [
    "Điều passkey hoặc token đưa ra không phải là chữ ký hay khóa đúng loại, hoặc ký nội dung khác.",
    "Hãy kiểm tra đúng thiết bị và đúng khóa chưa.",
  ],
  SIGNER_REFUSED: [
    "Người ký từ chối, hoặc không trả lời kịp.",
    "Chưa ký gì; hãy hỏi lại khi người ký đồng ý và có thiết bị bên mình.",
  ],
  STRING_TOO_LONG: [
    "Văn bản {str} quá dài cho tên hợp đồng.",
    "Hãy kiểm tra địa chỉ sổ đăng ký: mã này không phải mã đã công bố.",
  ],
  TEXT_CHARACTER_FORBIDDEN: [
    "Văn bản chứa ký tự mà người đọc không thấy, hoặc thấy khác nhau tùy nơi.",
    "Hãy bỏ ký tự có mã trong codePoints; nếu đó là dấu cách thì thay bằng dấu cách thường.",
  ],
  TEXT_EMPTY: ["Văn bản rỗng.", "Hãy viết vào, hoặc bỏ cả giá trị nếu chưa biết."],
  TEXT_NOT_NFC: [
    "Văn bản không ở dạng chuẩn Unicode NFC.",
    "Hãy thay bằng văn bản trong nfc, nhìn giống hệt.",
  ],
  TEXT_NOT_WELL_FORMED: ["Văn bản chứa nửa ký tự.", "Hãy viết đủ ký tự."],
  TEXT_SPACING: [
    "Văn bản có dấu cách ở đầu, ở cuối, hoặc hai dấu liền nhau.",
    "Hãy để một dấu cách giữa các từ.",
  ],
  TEXT_TOO_LONG: ["Văn bản quá dài (tính theo byte UTF-8).", "Hãy rút ngắn."],
  TIME_IN_FUTURE: [
    "Chưa thể biết thỏa thuận có hiệu lực vào lúc {time} không.",
    "Hãy hỏi về thời điểm không muộn hơn khối mới nhất.",
  ],
  TRANSACTION_REVERTED: [
    "Giao dịch đã vào khối nhưng không có tác dụng.",
    "Có gì đó đã đổi sau khi chạy thử: hãy chạy thử lại để biết lý do.",
  ],
  TRANSACTION_TIMEOUT: [
    "Giao dịch chưa vào khối nào.",
    "Hãy chờ thêm trước khi gửi giao dịch khác: giao dịch này vẫn có thể có tác dụng.",
  ],
  VERIFY_INPUT_INVALID: [
    "Giá trị đưa vào để xác minh không hợp lệ, hoặc một thứ được nêu hai lần.",
    "Hãy nêu 0x và 64 chữ số hex, thời gian theo giây, và mỗi thứ một lần.",
  ],
  VERIFY_LANGUAGE_UNKNOWN: ["Không có báo cáo bằng ngôn ngữ này.", "Hãy dùng en hoặc vi."],
  VERIFY_SUBJECT_MISSING: [
    "Không có gì để xác minh.",
    "Hãy nêu ít nhất một tài liệu, mã SHA-256, mã thỏa thuận hoặc thỏa thuận.",
  ],
  WALLET_APPROVAL_MISSING: [
    "Ví chưa chấp thuận thông điệp trên chuỗi.",
    "Hãy để các chủ sở hữu thực hiện giao dịch mà chính lệnh này in ra khi thêm --sign-message-lib, chờ vào khối, rồi chạy lại lệnh.",
  ],
  WALLET_UNSUPPORTED: [
    "Hợp đồng không nêu miền EIP-712 như ví theo ERC-7739.",
    "Hãy kiểm tra địa chỉ và chuỗi; ví khác ký theo cách khác, xem docs/signers.md.",
  ],
};
