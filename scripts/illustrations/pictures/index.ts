import type { Picture } from "../svg.ts";
import { baMuoiBon } from "./ba-muoi-bon.ts";
import { banDoBonTinh } from "./ban-do-bon-tinh.ts";
import { bucPhatBieu } from "./buc-phat-bieu.ts";
import { chongVanBan } from "./chong-van-ban.ts";
import { hangGhe } from "./hang-ghe.ts";
import { nhaSan } from "./nha-san.ts";
import { nuiDongDang } from "./nui-dong-dang.ts";
import { ruongBacThang } from "./ruong-bac-thang.ts";
import { so126 } from "./so-126.ts";
import { so1973 } from "./so-1973.ts";
import { tamDao } from "./tam-dao.ts";
import { thoCamDao } from "./tho-cam-dao.ts";
import { thoCamNung } from "./tho-cam-nung.ts";
import { thoCamTay } from "./tho-cam-tay.ts";

/** In the order of prisma/sample/media.yaml. */
export const pictures: Picture[] = [
  thoCamTay,
  thoCamNung,
  thoCamDao,
  nuiDongDang,
  ruongBacThang,
  banDoBonTinh,
  so126,
  so1973,
  hangGhe,
  bucPhatBieu,
  nhaSan,
  chongVanBan,
  baMuoiBon,
  tamDao,
];
