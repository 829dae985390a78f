/**
 * An error that a person can act on. Its message is one sentence, or one a line, that names what is
 * wrong and the remedy; whoever catches it at the edge prints it alone, without a stack.
 */
export class Problem extends Error {
  override name = "Problem";
}

/** Whether an error is a {@link Problem}, also one made by another copy of this module. */
export function isProblem(error: unknown): error is Problem {
  return error instanceof Error && error.name === "Problem";
}
