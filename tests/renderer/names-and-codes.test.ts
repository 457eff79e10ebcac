import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { showUnseen, splitForCutting } from "../../src/renderer/format/file-name.ts";
import { groupsOf } from "../../src/renderer/format/grouping.ts";

describe("a PIN in groups", () => {
  test.each([
    ["48203917", ["4820", "3917"]],
    ["123456", ["1234", "56"]],
    ["12345", ["12345"]],
    ["123456789", ["1234", "56789"]],
    ["1234567890", ["1234", "5678", "90"]],
    ["pässe🙂wort", ["päss", "e🙂wo", "rt"]],
  ])("%s", (pin, groups) => {
    expect(groupsOf(pin)).toEqual(groups);
  });

  test("loses and adds nothing, and leaves no character alone", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (pin) => {
        const groups = groupsOf(pin);
        expect(groups.join("")).toBe(pin);
        if (groups.length > 1) expect(Math.min(...groups.map((group) => Array.from(group).length))).toBeGreaterThan(1);
      }),
    );
  });
});

describe("a file's name", () => {
  test("shows what would turn or hide it", () => {
    expect(showUnseen("photo\u202egpj.exe")).toBe("photo⟨U+202E⟩gpj.exe");
    expect(showUnseen("a\nb\u0000c\u200bd")).toBe("a⟨U+000A⟩b⟨U+0000⟩c⟨U+200B⟩d");
    expect(showUnseen("half \ud83d pair")).toBe("half ⟨U+D83D⟩ pair");
  });

  test("is left alone when it is a name like any other", () => {
    for (const name of ["IMG_2041.HEIC", "صورة ١.jpg", "नमस्ते.png", "می‌خواهم.jpg", "👩‍👧.jpg", "Straße – Köln.tiff"]) expect(showUnseen(name)).toBe(name);
  });

  test("keeps its end where it has to be cut", () => {
    expect(splitForCutting("short.jpg")).toEqual(["short.jpg", ""]);
    expect(splitForCutting("WhatsApp Image 2023-11-05 at 21.04.17.jpeg")).toEqual(["WhatsApp Image 2023-11-05 at 21.", "04.17.jpeg"]);
  });

  test("is whole again when its two parts are put together", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (name) => splitForCutting(name).join("") === name));
  });
});
