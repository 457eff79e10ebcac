import { describe, expect, it } from "vitest";
import { findHelplines, helplineCountries, helplines } from "../../src/shared/helplines/directory.ts";

describe("the help directory", () => {
  it("has only entries that can be reached, each with where it comes from and when that was read", () => {
    expect(helplines.length).toBeGreaterThan(40);
    expect(helplineCountries.length).toBeGreaterThan(20);
    for (const { id, phone, url, sources, sourcesRead } of helplines) {
      expect([id, phone ?? url]).not.toContain(null);
      expect(sources.every((source) => /^https?:\/\/|^[A-Z]/.test(source))).toBe(true);
      expect(Date.parse(sourcesRead)).not.toBeNaN();
    }
    expect(new Set(helplines.map(({ id }) => id)).size).toBe(helplines.length);
  });

  it("says nothing that was meant for whoever gathered it", () => {
    for (const entry of helplines) {
      expect([entry.audience, entry.hours, entry.note, entry.doubt].join(" ")).not.toMatch(/seed|source prints|not in source|contact data|confirm before|NCII as such|victim/i);
    }
  });

  it("names the country's own help first, then the world's", () => {
    const found = findHelplines({ country: "GB", age: "adult" });
    expect(found[0]?.country).toBe("GB");
    expect(found.at(-1)?.country).toBe("001");
    expect(new Set(found.map(({ country }) => country))).toEqual(new Set(["GB", "001"]));
  });

  it("sends nobody under 18 to a service for adults, and no adult to one for the young", () => {
    const young = findHelplines({ country: null, age: "under-18" });
    expect(young.map(({ id }) => id)).toEqual(expect.arrayContaining(["int-takeitdown", "gb-reportremove", "gb-childline"]));
    expect(young.map(({ id }) => id)).not.toContain("int-stopncii");
    expect(findHelplines({ country: "GB", age: "adult" }).map(({ id }) => id)).not.toContain("gb-reportremove");
  });

  it("finds by every word that was typed", () => {
    expect(findHelplines({ country: null, age: "any", words: "netsafe" }).map(({ id }) => id)).toEqual(["nz-netsafe"]);
    expect(findHelplines({ country: null, age: "any", words: "free anonymous chat" }).length).toBeGreaterThan(1);
    expect(findHelplines({ country: null, age: "any", words: "nothing like this" })).toEqual([]);
  });
});
