import { createHash } from "node:crypto";
import { settings } from "#lib/settings.ts";

/** As the database keeps what an address ends with: whoever reads that cannot follow it. */
export const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

/** The whole address that lets someone in. @param token as the commands give it. */
export const linkAddress = (token: string) => `${settings().siteUrl}/desk/link/${token}`;
