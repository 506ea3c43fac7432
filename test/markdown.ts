/** A fenced code block of a page. */
export interface Fence {
  /** Its first word: `ts`, `js`, `json`, `text`. */
  readonly language: string;
  /** The words after the language. */
  readonly info: readonly string[];
  readonly code: string;
  /** The line of its opening fence, from 1. */
  readonly line: number;
  /** The `##` section that it is in. */
  readonly section: string | undefined;
  /** `❌` or `✅` when the last line of text before it starts with one; only JavaScript and TypeScript are marked. */
  readonly mark: '❌' | '✅' | undefined;
}

export function sectionsOf(text: string): string[] {
  return outside(text)
    .filter(({ line }) => line.startsWith('## '))
    .map(({ line }) => line.slice(3).trim());
}

export function fencesOf(text: string): Fence[] {
  const fences: Fence[] = [];
  let section: string | undefined;
  let mark: Fence['mark'];
  for (const { line, number, body } of outside(text)) {
    if (body !== undefined) {
      const [language = '', ...info] = line.replace(/^`+/u, '').trim().split(/\s+/u);
      const isCode = /^[cm]?[jt]sx?$/u.test(language);
      fences.push({ language, info, code: body, line: number, section, mark: isCode ? mark : undefined });
    } else if (line.startsWith('## ')) {
      section = line.slice(3).trim();
      mark = undefined;
    } else if (line.trim() !== '') {
      const [sign] = line.replace(/^[#*\s]*/u, '');
      mark = sign === '❌' || sign === '✅' ? sign : undefined;
    }
  }
  return fences;
}

interface Line {
  readonly line: string;
  readonly number: number;
  /** Set for an opening fence: what is between it and its end. */
  readonly body?: string;
}

/** The lines of a page outside its code blocks; a block is one line with a body. */
function outside(text: string): Line[] {
  const lines = text.split(/\r?\n/u);
  const result: Line[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const fence = /^`{3,}/u.exec(line)?.[0];
    if (fence === undefined) {
      result.push({ line, number: i + 1 });
      continue;
    }
    const end = lines.findIndex((other, at) => at > i && other.trimEnd() === fence);
    result.push({ line, number: i + 1, body: lines.slice(i + 1, end).join('\n') });
    i = end === -1 ? lines.length : end;
  }
  return result;
}
