/** @file One page with a row for each screen and a column for each look. */
import type { Shot } from "./photograph.ts";

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export const contactSheet = (shots: readonly Shot[]): string => {
  const looks = [...new Set(shots.map(({ look }) => look))];
  const names = [...new Set(shots.map(({ screen }) => screen))].sort();
  const cell = (screen: string, look: string): string => {
    const shot = shots.find((each) => each.screen === screen && each.look === look);
    if (shot === undefined) return "<td></td>";
    if (shot.file === null) return `<td class="fault">${escaped(shot.fault ?? "")}</td>`;
    const file = encodeURI(shot.file);
    return `<td><a href="${file}"><img loading="lazy" src="${file}" alt="${escaped(`${screen}, ${look}`)}"></a></td>`;
  };
  const rows = names.map((name) => `<tr><th scope="row">${escaped(name)}</th>${looks.map((look) => cell(name, look)).join("")}</tr>`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Every screen</title>
<style>
body { margin: 1rem; font: 14px system-ui, sans-serif; background: #ddd; color: #111 }
table { border-spacing: 8px }
th { position: sticky; inset-inline-start: 0; background: #ddd; text-align: start; vertical-align: top }
thead th { inset-block-start: 0; z-index: 1 }
img { inline-size: 300px; display: block }
td { vertical-align: top }
.fault { color: #900; max-inline-size: 300px }
</style>
<table>
<thead><tr><th scope="col">Screen</th>${looks.map((look) => `<th scope="col">${escaped(look)}</th>`).join("")}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</html>
`;
};
