import { useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { showUnseen } from "../../format/file-name.ts";
import { writingLocale } from "../../i18n/locale.ts";
import type { Collection, Month } from "./collection.ts";
import { everything, isEverything, narrowedBy, type Filter } from "./filter.ts";
import { sortings, type Sorting } from "./sorting.ts";

interface FindToolsProps {
  readonly collection: Collection;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly sorting: Sorting;
  readonly onSorting: (sorting: Sorting) => void;
  /** Null where nothing is like anything else. */
  readonly isGrouped: boolean | null;
  readonly onGrouped: (isGrouped: boolean) => void;
  /** How many files are in view. */
  readonly files: number;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

const Choice = ({ label, value, onChange, choices }: ChoiceProps) => {
  const id = useId();
  return (
    <div className="find-choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
};

interface TickProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

const Tick = ({ label, checked, onChange }: TickProps) => {
  const id = useId();
  return (
    <label className="find-tick" htmlFor={id}>
      <input id={id} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
};

const ANY = "any";
const asMonth = (value: string): Month | null => (value === ANY ? null : Number(value));

/** Looking for some of many files: by words, in an order, and by what they are. */
export const FindTools = ({ collection, filter, onFilter, sorting, onSorting, isGrouped, onGrouped, files }: FindToolsProps) => {
  const { t, i18n } = useTranslation("review");
  const [isOpen, setIsOpen] = useState(false);
  const search = useId();
  const change = (changed: Partial<Filter>): void => onFilter({ ...filter, ...changed });
  const months = useMemo(() => {
    const name = new Intl.DateTimeFormat(writingLocale(i18n.language), { month: "long", year: "numeric" });
    return [
      { value: ANY, label: t("filter.anyMonth") },
      ...collection.months.map((month) => ({ value: String(month), label: name.format(new Date(Math.floor(month / 12), month % 12, 1)) })),
    ];
  }, [collection, i18n.language, t]);
  const folders = useMemo(
    () => [
      { value: ANY, label: t("filter.anyFolder") },
      // A folder's own name may begin with anything, so that each is told from "any" by what is put before it.
      ...collection.folders.map((folder) => ({ value: `/${folder}`, label: folder === "" ? t("filter.topFolder") : showUnseen(folder) })),
    ],
    [collection, t],
  );
  const narrowed = narrowedBy(filter);
  return (
    <>
      <div className="find-tools">
        <div className="find-search">
          <label className="out-of-sight" htmlFor={search}>
            {t("find.search")}
          </label>
          <input
            id={search}
            type="search"
            value={filter.text}
            placeholder={t("find.search")}
            maxLength={200}
            autoComplete="off"
            autoCorrect="off"
            autoCapitalize="off"
            spellCheck={false}
            dir="auto"
            onChange={(event) => change({ text: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === "Escape") change({ text: "" });
            }}
          />
        </div>
        <Choice
          label={t("find.sort")}
          value={sorting}
          onChange={(value) => onSorting(sortings.find((known) => known === value) ?? "folder")}
          choices={sortings.map((value) => ({ value, label: t(`sorting.${value}`) }))}
        />
        <Button look="quiet" expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
          {narrowed === 0 ? t("find.filter") : t("find.filterOn", { count: narrowed })}
        </Button>
        {isGrouped !== null && <Tick label={t("find.grouped")} checked={isGrouped} onChange={onGrouped} />}
        <div className="found" data-narrowed={!isEverything(filter)}>
          <p role="status" className="numbers">
            {isEverything(filter) ? "" : t("find.found", { count: files })}
          </p>
          {!isEverything(filter) && (
            <Button look="quiet" onPress={() => onFilter(everything)}>
              {t("find.clear")}
            </Button>
          )}
        </div>
      </div>
      {isOpen && (
        <div className="filter" role="group" aria-label={t("find.filter")}>
          <Choice
            label={t("filter.kind")}
            value={filter.kind ?? ANY}
            onChange={(value) => change({ kind: value === "image" || value === "video" ? value : null })}
            choices={[
              { value: ANY, label: t("filter.anyKind") },
              { value: "image", label: t("filter.photos") },
              { value: "video", label: t("filter.videos") },
            ]}
          />
          <Choice
            label={t("filter.folder")}
            value={filter.folder === null ? ANY : `/${filter.folder}`}
            onChange={(value) => change({ folder: value === ANY ? null : value.slice(1) })}
            choices={folders}
          />
          <Choice label={t("filter.from")} value={String(filter.from ?? ANY)} onChange={(value) => change({ from: asMonth(value) })} choices={months} />
          <Choice label={t("filter.to")} value={String(filter.to ?? ANY)} onChange={(value) => change({ to: asMonth(value) })} choices={months} />
          <Tick label={t("filter.withNote")} checked={filter.withNote} onChange={(withNote) => change({ withNote })} />
          {isGrouped !== null && <Tick label={t("filter.alike")} checked={filter.alike} onChange={(alike) => change({ alike })} />}
          {filter.withNote && <p className="hint">{t("filter.noteMeaning")}</p>}
        </div>
      )}
    </>
  );
};
