/*
 * What the sample of size is put together from. Provinces, communes, central bodies and family names are
 * invented: none of the country's has them. In sentences, {name} is a place for something else.
 */

export const provinces = [
  ...["Lam Khê", "Vân Lĩnh", "Thạch Giang", "Mộc Hà", "Yên Lam", "Trúc Sơn", "Bạch Khê"],
  ...["Phong Thạch", "Kim Lũng", "An Trầm", "Đa Lĩnh", "Sơn Trầm", "Đại Khê", "Ngọc Lam"],
  ...["Thanh Sa", "Bình Sa", "Quảng Lam", "Châu Lĩnh", "Ân Khê", "Xuân Trầm", "Diên Lam"],
  ...["Giang Sa", "Ninh Khê", "Ô Lĩnh"],
];

/** A commune is called by one of the first and one of the second. */
export const communeWords = [
  [
    ...["Lam", "Mộc", "Trúc", "Thạch", "Trầm", "Vân", "Ngọc", "Bạch", "Hồng", "Đông", "Tây"],
    ...["Nam", "Thượng", "Hạ", "Tân", "Cổ", "Ân", "Đa", "Đình", "Phong", "Diên", "Kim"],
  ],
  [
    ...["Khê", "Lĩnh", "Sa", "Lũng", "Giang", "Đàm", "Ngàn", "Trà", "Nghè", "Sen", "Mây"],
    ...["Bến", "Vọng", "Nguồn", "Đồi", "Cầu", "Gò", "Đồng", "Bãi", "Ghềnh", "Suối", "Hồ"],
  ],
] as const;

export const centralBodies = [
  ["Học viện Quản trị Địa phương Lạc Việt", "Lạc Việt Academy of Local Governance", "ACADEMY"],
  ["Viện Nghiên cứu Thôn Bản Ba Miền", "Three Regions Village Research Institute", "ACADEMY"],
  ["Hội Khoa học Quản lý Miền Sông", "Riverland Society of Public Management", "FRONT"],
  ["Tạp chí Nhịp Cầu Địa Phương", "Local Bridges Review", "PRESS"],
  ["Trung tâm Chuyển đổi số Thôn Bản", "Centre for Digital Villages", "OTHER"],
  ["Liên hiệp Hợp tác xã Ba Miền", "Three Regions Union of Cooperatives", "OTHER"],
] as const;

/** Bodies of every province, each below the one of that number; and of every commune, below the province's. */
export const provinceBodies = [
  ["Tỉnh ủy {place}", "Party Committee of {place} Province", "PARTY_COMMITTEE", null],
  ["Ủy ban nhân dân tỉnh {place}", "People's Committee of {place} Province", "GOVERNMENT", null],
  ["Hội đồng nhân dân tỉnh {place}", "People's Council of {place} Province", "COUNCIL", null],
  ["Ban Tổ chức Tỉnh ủy {place}", "Organization Board of {place}", "PARTY_BODY", 0],
  ["Ban Tuyên giáo và Dân vận {place}", "Communication Board of {place}", "PARTY_BODY", 0],
  ["Trường Chính trị tỉnh {place}", "Political School of {place}", "ACADEMY", 0],
  ["Sở Khoa học và Công nghệ {place}", "Science Department of {place}", "GOVERNMENT", 1],
] as const;
export const communeBodies = [
  ["Đảng ủy xã {place}", "Party Committee of {place} Commune", "PARTY_COMMITTEE", 0],
  ["Ủy ban nhân dân xã {place}", "People's Committee of {place} Commune", "GOVERNMENT", 1],
] as const;

/** Titles by kind of organization (a school is one of the academies), the head first, in both languages. */
export const titles: Record<string, readonly (readonly [vi: string, en: string])[]> = {
  PARTY_COMMITTEE: [
    ["Bí thư", "Secretary"],
    ["Phó Bí thư Thường trực", "Standing Deputy Secretary"],
    ["Chánh Văn phòng", "Chief of Office"],
  ],
  PARTY_BODY: [
    ["Trưởng ban", "Head"],
    ["Phó Trưởng ban", "Deputy Head"],
  ],
  GOVERNMENT: [
    ["Chủ tịch", "Chair"],
    ["Phó Chủ tịch", "Deputy Chair"],
    ["Chánh Văn phòng", "Chief of Office"],
  ],
  COUNCIL: [
    ["Chủ tịch", "Chair"],
    ["Phó Chủ tịch", "Deputy Chair"],
  ],
  FRONT: [
    ["Chủ tịch", "President"],
    ["Tổng Thư ký", "Secretary General"],
  ],
  SCHOOL: [
    ["Hiệu trưởng", "Rector"],
    ["Phó Hiệu trưởng", "Vice Rector"],
  ],
  ACADEMY: [
    ["Giám đốc", "Director"],
    ["Phó Giám đốc", "Deputy Director"],
    ["Trưởng khoa", "Head of Department"],
  ],
  PRESS: [
    ["Tổng Biên tập", "Editor-in-Chief"],
    ["Trưởng ban Biên tập", "Managing Editor"],
  ],
  OTHER: [
    ["Giám đốc", "Director"],
    ["Phó Giám đốc", "Deputy Director"],
  ],
};

export const families = [
  ...["Lạc", "Âu", "Thục", "Hùng Lạc", "Lĩnh", "Vân", "Thạch", "Trầm", "Lam", "Giáng", "Ngự"],
  ...["Mộc", "Sa", "Khê"],
];
export const middles = [
  ...["Minh", "Thu", "Hải", "Ngọc", "Đức", "Thị", "Văn", "Xuân", "Bảo", "Thanh", "Quốc", "Hoài"],
  ...["Khánh", "Diệu", "Gia", "Nhật", "Phương", "Hữu", "Trung", "Mai", "Tuệ", "Kim", "Việt"],
];
export const givens = [
  ...["An", "Ân", "Anh", "Ái", "Bách", "Bình", "Bích", "Cẩm", "Châu", "Chi", "Công", "Cường"],
  ...["Dũng", "Duyên", "Dương", "Đạt", "Đăng", "Đông", "Giang", "Hà", "Hạnh", "Hiếu", "Hoa", "Hòa"],
  ...["Huyền", "Hương", "Khải", "Khôi", "Kiên", "Lan", "Lâm", "Liên", "Linh", "Long", "Ly", "My"],
  ...["Nam", "Nga", "Ngân", "Nghĩa", "Nhân", "Nhung", "Oanh", "Phong", "Phúc", "Quang", "Quân"],
  ...["Quý", "Quỳnh", "Sơn", "Tâm", "Thái", "Thảo", "Thắng", "Thiện", "Thủy", "Tiến", "Trang"],
  ...["Trí", "Tú", "Tuấn", "Tùng", "Uyên", "Ước", "Vinh", "Vũ", "Vy", "Yên", "Yến", "Ý"],
];
export const honorifics = [
  ["PGS.TS.", "Assoc. Prof. Dr"],
  ["TS.", "Dr"],
  ["ThS.", "MA"],
  ["Đồng chí", "Comrade"],
] as const;

export const matters = [
  ["chuyển đổi số", "digital transformation"],
  ["dân vận khéo", "skilful mass mobilization"],
  ["sinh hoạt chi bộ", "party cell meetings"],
  ["cải cách hành chính", "administrative reform"],
  ["hợp tác xã", "cooperatives"],
  ["du lịch cộng đồng", "community tourism"],
  ["nước sạch", "clean water"],
  ["đường giao thông thôn bản", "village roads"],
  ["giữ rừng đầu nguồn", "watershed forests"],
  ["trường học bán trú", "boarding schools"],
  ["chăm sóc sức khỏe", "health care"],
  ["nghề thủ công", "handicrafts"],
  ["phòng chống thiên tai", "disaster prevention"],
  ["tiếng mẹ đẻ trong nhà trường", "mother tongues at school"],
  ["chợ phiên", "weekly markets"],
] as const;
export const fields = [
  ["cấp xã", "in communes"],
  ["vùng cao", "in the highlands"],
  ["ven sông", "along the river"],
  ["với người trẻ", "and young people"],
  ["với phụ nữ", "and women"],
  ["sau sắp xếp đơn vị hành chính", "after the mergers"],
  ["trong các dân tộc thiểu số", "among ethnic minorities"],
  ["ở khu dân cư", "in neighbourhoods"],
  ["nhìn từ số liệu", "in figures"],
  ["mười năm nhìn lại", "ten years on"],
] as const;

export const eventKinds = [
  ["WORKSHOP", "Hội thảo", "Workshop"],
  ["WORKSHOP", "Hội thảo khoa học", "Scientific workshop"],
  ["CONFERENCE", "Hội nghị", "Conference"],
  ["CONFERENCE", "Hội nghị sơ kết", "Review conference"],
  ["SEMINAR", "Tọa đàm", "Seminar"],
  ["WORKING_SESSION", "Buổi làm việc", "Working session"],
] as const;

export const documentTypes = [
  ["Nghị quyết", "Resolution", "NQ"],
  ["Kết luận", "Conclusion", "KL"],
  ["Chỉ thị", "Directive", "CT"],
  ["Kế hoạch", "Plan", "KH"],
  ["Hướng dẫn", "Guideline", "HD"],
] as const;

export const figures = [
  ["tham luận gửi về", "papers sent in"],
  ["đại biểu dự", "delegates"],
  ["hộ được hỏi ý kiến", "households asked"],
  ["thôn, tổ dân phố", "villages and neighbourhoods"],
  ["mô hình được kể lại", "models described"],
] as const;

export const sections = [
  ["hoi-thao", "Hội thảo", "Workshops"],
  ["lam-viec", "Làm việc", "Working sessions"],
  ["kinh-nghiem", "Kinh nghiệm", "Experience"],
  ["ho-so", "Hồ sơ", "Background"],
] as const;

export const headlines = [
  "{place} bàn về {matter} {field}",
  "{matter} {field}: {place} chọn cách làm nào?",
  "{count} ý kiến về {matter} {field}",
  "{place}: {matter} {field} qua {count} tham luận",
  "Người {place} kể chuyện {matter}",
  "{kind} về {matter} {field} tại {place}",
  "Từ {place}, nghĩ về {matter} {field}",
  "{matter} ở {place}: những con số cần nói rõ",
  "{place} học được gì từ {count} thôn làm tốt {matter}",
  "Ba việc {place} sẽ làm ngay cho {matter} {field}",
];

export const leads = [
  "Các đại biểu đi thẳng vào những chỗ còn vướng của {matter} {field} và chia việc cho từng cơ sở ở {place}.",
  "Sau {count} lượt phát biểu, {place} thống nhất coi {matter} {field} là việc phải đo được và phải trả lời dân.",
  "Ở {place}, {matter} {field} không còn là khẩu hiệu: mỗi thôn nhận một việc, mỗi việc có người đứng tên.",
  "Nhiều ý kiến cho rằng {matter} {field} chỉ bền khi người dân {place} được bàn từ đầu và được xem kết quả.",
];

export const openings = [
  "Ngày {day}, tại {venue}, {organization} tổ chức {event} với sự tham dự của {count} đại biểu.",
  "{organization} phối hợp với các đơn vị mở {event} ngày {day} tại {venue}.",
  "Tại {venue}, {event} do {organization} chủ trì đã diễn ra ngày {day}.",
  "Gần {count} người làm việc ở cơ sở có mặt tại {event}, do {organization} tổ chức ngày {day}.",
];

export const speeches = [
  "{person}, {capacity}, cho rằng {claim}.",
  "Theo {person}, {capacity}, {claim}.",
  "Phát biểu tại đây, {person}, {capacity}, nêu rõ: {claim}.",
  "{person}, {capacity}, dẫn câu chuyện của một thôn vùng xa để nói rằng {claim}.",
];

export const claims = [
  "muốn dân tin thì việc nhỏ hứa hôm nay phải làm xong trong tháng này",
  "mỗi báo cáo về {matter} cần kèm một địa chỉ để người dân đến xem tận nơi",
  "chỗ yếu nhất không phải là tiền mà là thiếu người theo việc đến cùng",
  "số liệu của xã và số liệu của thôn phải khớp nhau trước khi gửi lên trên",
  "cán bộ trẻ nên ở lại bản ít nhất {count} ngày trước khi viết kế hoạch",
  "nơi nào già làng và bí thư chi bộ cùng nói một tiếng thì việc ở đó trôi chảy",
  "không thể lấy cách làm của vùng thấp áp vào những thôn cách trung tâm nửa ngày đường",
  "đường đi của một kiến nghị phải được dán ở nhà văn hóa để ai cũng theo dõi được",
  "{matter} chỉ thành nếp khi người lớn tuổi và người trẻ cùng được giao việc",
  "cần bỏ bớt những cuộc họp chỉ để nghe lại điều ai cũng đã biết",
  "kinh phí hỗ trợ nên về sớm hơn vụ gieo trồng, nếu không thì coi như một năm chậm",
  "cách tốt nhất để thuyết phục là mời bà con sang xem thôn bên cạnh đã làm",
];

export const facts = [
  "Qua khảo sát {count} hộ, hơn một nửa mong được trả lời kiến nghị trong vòng mười ngày.",
  "Đến nay toàn tỉnh có {count} thôn đăng ký làm điểm, trong đó phần lớn là thôn ở xa trung tâm.",
  "So với hai năm trước, số buổi họp thôn có ghi biên bản đầy đủ tăng gần {count} phần trăm.",
  "Tinh thần ấy đã được nêu trong {document}, nhưng cách làm ở mỗi nơi vẫn còn khác nhau.",
  "Căn cứ {document}, các xã phải gửi danh mục việc cần làm trước ngày mười lăm hằng tháng.",
  "Một nhóm khảo sát đã đi {count} bản, ghi lại từng ý kiến và trả bản ghi cho chính người nói.",
  "Những nơi đạt kết quả tốt đều có điểm chung: ít giấy tờ, rõ người, rõ hạn và công khai cho dân biết.",
  "Trong các tham luận, {other} được nhắc đến như nơi làm sớm và làm có kiểm tra.",
];

export const quotations = [
  "Dân hỏi thì phải có người đứng ra trả lời, không thể chỉ gửi giấy.",
  "Làm ít mà xong còn hơn kể nhiều mà dở dang.",
  "Một con đường bê tông dạy chúng tôi cách bàn bạc hơn mười buổi tập huấn.",
  "Ai cũng có phần việc thì không ai đứng ngoài.",
];

export const tasks = [
  "Rà lại danh sách việc đã hứa và công bố thời hạn.",
  "Mỗi xã chọn một thôn làm trước, có người theo dõi.",
  "Gửi kết quả về {organization} trước kỳ họp tới.",
  "Ba tháng một lần, đối thoại với người dân tại nhà văn hóa.",
];

export const headings = ["Nói từ cơ sở", "Những con số", "Chỗ còn vướng", "Việc cần làm ngay"];

export const closings = [
  "Kết luận, {person} đề nghị các đơn vị gửi phần việc của mình trong tháng và chịu trách nhiệm về thời hạn.",
  "Buổi trao đổi khép lại với {count} kiến nghị được ghi thành văn bản.",
  "Các ý kiến sẽ được tập hợp, gửi lại cho đại biểu và đăng để người dân góp thêm.",
];

/** Said under every article, and of whatever else is described. */
export const invented = [
  "Nội dung hư cấu, tạo tự động.",
  "Invented content, made by a program.",
] as const;

export const english = {
  titles: [
    "{place} discusses {matter} {field}",
    "{matter} {field}: what {place} will try",
    "{count} views on {matter} from {place}",
  ],
  leads: [
    "Delegates in {place} agreed to measure {matter} {field} and to answer for the results.",
    "After {count} contributions, {place} names who does what about {matter} {field}.",
  ],
  openings: ["On {day}, {organization} held {event} in {venue} with {count} delegates."],
  speeches: [
    "{person}, {capacity}, said that small promises must be kept within the month.",
    "According to {person}, {capacity}, figures of village and commune must agree first.",
  ],
  facts: [
    "Of {count} households asked, more than half want an answer within ten days.",
    "The idea stands in {document}, yet every commune goes about it in its own way.",
  ],
};
