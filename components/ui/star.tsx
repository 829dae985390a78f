/** The eight-pointed star of the region's weaving, as on the portal's icon. */
export const Star = () => (
  <svg viewBox="0 0 8 8" aria-hidden="true" className="size-[0.72em] shrink-0">
    <path d="m4 4h2l2 2H6zm0 0v2L2 8V6zm0 0H2L0 2h2zm0 0V2l2-2v2z" fill="currentColor" />
    <path d="m4 4v2l2 2V6zm0 0H2L0 6h2zm0 0V2L2 0v2zm0 0h2l2-2H6z" fill="#d69a1e" />
  </svg>
);
