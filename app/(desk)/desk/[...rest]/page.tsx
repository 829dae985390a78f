import { notFound } from "next/navigation";

/** What is nowhere on the desk. */
export default function Nowhere(): never {
  notFound();
}
