"use client";

/** What failed, in both languages: whose the desk is may be what cannot be known. */
export function Failed({ reset }: { reset: () => void }) {
  return (
    <div className="sheet">
      <h1 lang="vi">Không mở được trang này</h1>
      <p lang="vi">Những gì đã lưu vẫn còn. Hãy thử lại sau giây lát.</p>
      <p lang="en">
        This page could not be opened. What was saved is still there; try again in a moment.
      </p>
      <button type="button" className="mt-4" onClick={reset}>
        <span lang="vi">Thử lại</span> · <span lang="en">Try again</span>
      </button>
    </div>
  );
}
