// Numbers and dates as people read them, always in English and in the application's time zone.

const MINUS = "\u2212";
const THIN = "\u202f";
const SUPERSCRIPT = { "-": "\u207b", 0: "\u2070", 1: "\u00b9", 2: "\u00b2", 3: "\u00b3", 4: "\u2074", 5: "\u2075", 6: "\u2076", 7: "\u2077", 8: "\u2078", 9: "\u2079" };
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const DAY = 86_400_000;

/** Whole number with thousands. */
export function whole(value) {
  return Math.round(value).toLocaleString("en-US").replace("-", MINUS);
}

/** Number with so many decimals; a minus sign, never a hyphen. */
export function fixed(value, decimals) {
  return value.toFixed(decimals).replace("-", MINUS);
}

/** Number with its sign. */
export function signed(value, decimals) {
  return (value > 0 ? "+" : "") + fixed(value, decimals);
}

/** A share in percent to three digits, without zeros at its end: "20", "12.5", "0.04". */
export function percentage(share) {
  return (share * 100).toLocaleString("en-US", { maximumSignificantDigits: 3 });
}

/** Round values between two limits, about so many of them. */
export function ticks(least, most, about) {
  const rough = (most - least) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const gap = power * [1, 2, 2.5, 5, 10].find((n) => n * power >= rough);
  const first = Math.ceil(least / gap - 1e-9);
  return Array.from({ length: Math.floor(most / gap + 1e-9) - first + 1 }, (_, i) => (first + i) * gap);
}

/** Exponent in which a group of sizes reads well: their largest lies between 2 and 20. */
export function exponentOf(values) {
  const largest = Math.max(...values.filter(Number.isFinite).map(Math.abs), 0);
  return largest === 0 ? 0 : Math.floor(Math.log10(largest / 2));
}

/** The factor of an exponent, "× 10⁻⁴"; empty for 0. */
export function factor(exponent) {
  return exponent === 0 ? "" : "\u00d7" + THIN + "10" + [...String(exponent)].map((c) => SUPERSCRIPT[c]).join("");
}

/** Decimals that show an interval to about two digits of its half width. */
export function decimalsOf(halfWidth) {
  return halfWidth > 0 ? Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(halfWidth)))) : 2;
}

/** Day number of an ISO date, days since 1970-01-01. */
export function dayNumber(iso) {
  return Date.parse(iso + "T00:00:00Z") / DAY;
}

/** Parts of a day number. */
function parts(day) {
  const date = new Date(day * DAY);
  return { d: date.getUTCDate(), m: MONTHS[date.getUTCMonth()], y: date.getUTCFullYear(), w: WEEKDAYS[date.getUTCDay()] };
}

/** "12 Apr". */
export function shortDay(day) {
  const p = parts(day);
  return p.d + "\u00a0" + p.m;
}

/** "Sun 12 Apr 2026". */
export function longDay(iso) {
  const p = parts(dayNumber(iso));
  return `${p.w} ${p.d}\u00a0${p.m}\u00a0${p.y}`;
}

/** "12 Apr 2026". */
export function plainDay(iso) {
  const p = parts(dayNumber(iso));
  return `${p.d}\u00a0${p.m}\u00a0${p.y}`;
}

/** Day number, with the fraction of the day, of an instant in a time zone; "Z" is what Java calls UTC. */
export function dayOf(instant, zone) {
  const timeZone = zone === "Z" ? "UTC" : zone;
  const fields = new Intl.DateTimeFormat("en-GB", {
    timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
  }).formatToParts(new Date(instant));
  const f = Object.fromEntries(fields.map((p) => [p.type, Number(p.value)]));
  return Date.UTC(f.year, f.month - 1, f.day, f.hour, f.minute) / DAY;
}

/** "12 Apr 2026, 14:05" in a time zone. */
export function moment(instant, timeZone) {
  const day = dayOf(instant, timeZone);
  const minutes = Math.round((day - Math.floor(day)) * 1440);
  const clock = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, "0")).join(":");
  const p = parts(Math.floor(day));
  return `${p.d}\u00a0${p.m}\u00a0${p.y}, ${clock}`;
}

/** "14:05:09" of the reader's clock. */
export function clock(date) {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((n) => String(n).padStart(2, "0")).join(":");
}
