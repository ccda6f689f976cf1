namespace ToolVerdicts.BrowserTests;

/// <summary>Scripts that measure a page.</summary>
internal static class Measures
{
    /// <summary>Words of neighbouring cells that lie over each other, as pairs.</summary>
    public const string Overlaps = """
        () => {
          const rows = '.grid, .sheet tr, .panel tr, .facts div, .directory > li, .marks, .masthead, .act, .search, .picker, .opening h1';
          const words = cell => {
            const found = [];
            const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
              const { parentElement: parent, textContent: text } = texts.currentNode;
              if (!text.trim() || parent.closest('.vh, option') || !parent.checkVisibility()) continue;
              const range = document.createRange();
              range.selectNodeContents(texts.currentNode);
              // The rest of a text that "Read on" opens is cut off below.
              const end = parent.closest('.more:not(:checked) + blockquote')?.getBoundingClientRect().bottom ?? Infinity;
              for (const box of range.getClientRects())
                if (box.width > 1 && box.top < end) found.push({ box, text: text.trim().slice(0, 40) });
            }
            return found;
          };
          const pairs = [];
          for (const row of document.querySelectorAll(rows)) {
            const cells = [...row.children].map(words);
            cells.forEach((cell, at) => cells.slice(at + 1).forEach(other => {
              for (const one of cell) for (const two of other) {
                const across = Math.min(one.box.right, two.box.right) - Math.max(one.box.left, two.box.left);
                const down = Math.min(one.box.bottom, two.box.bottom) - Math.max(one.box.top, two.box.top);
                // Lines of one paragraph share a few pixels.
                if (across > 1 && down > 6) pairs.push(`${one.text} | ${two.text}`);
              }
            }));
          }
          return pairs;
        }
        """;

    /// <summary>The element that has the focus, and whether nothing of it can be seen.</summary>
    public const string HiddenFocus = """
        () => {
          const focused = document.activeElement;
          // The label stands for a check box that is drawn as one.
          const seen = focused.matches('input.more') ? document.querySelector(`label[for="${focused.id}"]`) : focused;
          const boxes = [...seen.getClientRects()];
          const isSeen = boxes.some(box => [0.1, 0.5, 0.9].some(x => [0.1, 0.5, 0.9].some(y => {
            const hit = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
            return hit && (seen.contains(hit) || hit.closest('label')?.control === focused);
          })));
          const what = `${focused.tagName} ${focused.id} ${focused.getAttribute('aria-label') ?? focused.textContent.trim().slice(0, 40)}`;
          return [what, isSeen ? 'seen' : 'hidden'];
        }
        """;
}
