import { cookies, headers } from "next/headers";
import { deviceCookie, signIn } from "#lib/access/sign-in.ts";

/**
 * Signs someone in in the browser that asks.
 * @param known what the browser kept of an earlier success, if not as it says itself.
 * @returns why not; null when done.
 */
export async function signInHere(
  email: string,
  password: string,
  known?: string,
): Promise<"wrong" | "tooMany" | null> {
  const kept = await cookies();
  const device = known ?? kept.get(deviceCookie().name)?.value;
  const result = await signIn({ email, password }, await headers(), device);
  if ("refused" in result) return result.refused;
  kept.set(deviceCookie(result.device));
  return null;
}
