import { cookies, headers } from "next/headers";
import { deviceCookie, signIn } from "#lib/access/sign-in.ts";

/** Signs someone in in the browser that asks. @returns why not; null when done. */
export async function signInHere(
  email: string,
  password: string,
): Promise<"wrong" | "tooMany" | null> {
  const kept = await cookies();
  const known = kept.get(deviceCookie().name)?.value;
  const result = await signIn({ email, password }, await headers(), known);
  if ("refused" in result) return result.refused;
  kept.set(deviceCookie(result.device));
  return null;
}
