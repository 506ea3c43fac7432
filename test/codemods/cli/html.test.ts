import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { makeTree, read, runCli, type Tree } from './helpers.ts';

/** The parts of the DOM that are used here. The types of jsdom would bring all of it into all tests. */
interface Element {
  readonly id: string;
  readonly tagName: string;
  readonly textContent: string;
  readonly hidden: boolean;
  value: string;
  readonly getAttribute: (name: string) => string | null;
  readonly hasAttribute: (name: string) => boolean;
  readonly closest: (selector: string) => Element | null;
  readonly querySelector: (selector: string) => Element | null;
  readonly dispatchEvent: (event: object) => boolean;
  readonly click: () => void;
}
interface Dom {
  readonly window: {
    readonly document: {
      readonly title: string;
      readonly documentElement: { readonly lang: string };
      readonly querySelector: (selector: string) => Element | null;
      readonly querySelectorAll: (selector: string) => Iterable<Element>;
      readonly getElementById: (id: string) => Element | null;
    };
    readonly Event: new (name: string, options: { readonly bubbles: boolean }) => object;
    readonly HTMLElement: { readonly prototype: { scrollIntoView: () => void } };
  };
}
const { JSDOM } = createRequire(import.meta.url)('jsdom') as {
  readonly JSDOM: new (html: string, options: { readonly runScripts: 'dangerously' }) => Dom;
};

async function page(tree: Tree, ...argv: readonly string[]): Promise<{ readonly text: string; readonly dom: Dom }> {
  const root = makeTree(tree);
  await runCli(root, ['-d', ...argv, '--report', 'html=r.html']);
  const text = read(root, 'r.html');
  return { text, dom: new JSDOM(text, { runScripts: 'dangerously' }) };
}

const tree: Tree = {
  'src/a.ts': 'before();\noldName();\nafter();\n',
  'src/deep/b.ts': 'oldStuck();\noldUnsafe();\n',
  'lib/c.ts': 'oldStuck();\n',
  'bad.ts': 'oldName(',
};

const hostile: Tree = {
  'a.ts':
    'oldName(\'</script><script>window.hacked = 1</script>\', "<img src=x onerror=hacked>");\n<!-- \u0001\u001B[2J\n',
  '</script><b>&".ts': 'oldStuck();\n',
};

const all = (dom: Dom, selector: string) => [...dom.window.document.querySelectorAll(selector)];
const shown = (dom: Dom) =>
  all(dom, '.site')
    .filter((site) => !site.hidden)
    .map((site) => site.querySelector('code')!.textContent);

describe('the HTML report', () => {
  it('has the totals, the picture, the reasons and each site before and after', async () => {
    const { dom } = await page(tree);
    const { document } = dom.window;
    expect(all(dom, '.card').map((card) => card.textContent)).toEqual([
      'to rewrite1',
      'suggested1',
      'skipped2',
      'errors1',
    ]);
    expect(document.querySelector('svg title')?.textContent).toBe('Sites by folder: src/deep 2, lib 1, src 1');
    expect(all(dom, 'svg rect')).toHaveLength(4);
    expect(all(dom, '#reasons ~ table tbody tr').map((row) => row.textContent)).toEqual(['stuck2']);
    expect(all(dom, '.site pre')[1]!.textContent).toContain(' before();\n-oldName();\n+newName();\n after();');
    expect(all(dom, '.site pre')[0]!.textContent).toContain(' oldStuck();');
    expect(document.querySelector('#errors ~ ul')?.textContent).toContain('bad.ts:1:');
  });

  it('filters by text, status and reason', async () => {
    const { dom } = await page(tree);
    const { document, Event } = dom.window;
    expect(shown(dom)).toEqual(['lib/c.ts:1:1', 'src/a.ts:2:1', 'src/deep/b.ts:1:1', 'src/deep/b.ts:2:1']);
    const search = document.querySelector('#text')!;
    const type = (text: string) => {
      search.value = text;
      search.dispatchEvent(new Event('input', { bubbles: true }));
    };
    type('NEWNAME src/a');
    expect(shown(dom)).toEqual(['src/a.ts:2:1']);
    expect(document.querySelector('#count')!.textContent).toBe('1 of 4 sites');
    type('');
    document.querySelector('input[value=skipped]')!.click();
    expect(shown(dom)).toEqual(['src/a.ts:2:1', 'src/deep/b.ts:2:1']);
    document.querySelector('input[value=skipped]')!.click();
    dom.window.HTMLElement.prototype.scrollIntoView = () => {};
    document.querySelector('button.reason')!.click();
    expect(shown(dom)).toEqual(['lib/c.ts:1:1', 'src/deep/b.ts:1:1']);
    document.querySelector('#toggle')!.click();
    expect(all(dom, '.site').map((site) => site.hasAttribute('open'))).toEqual([true, false, true, false]);
  });

  it('needs nothing from anywhere', async () => {
    const { text, dom } = await page(tree);
    expect(all(dom, '[src], link, iframe, object, embed, a[href], form[action]')).toEqual([]);
    expect(text).not.toMatch(/@import|url\(|fetch\(|https?:/u);
    expect(dom.window.document.querySelector('meta[http-equiv]')!.getAttribute('content')).toContain(
      "default-src 'none'",
    );
  });

  it('takes no code, name or message for markup', async () => {
    const { text, dom } = await page(hostile);
    expect((dom.window as { readonly hacked?: unknown }).hacked).toBeUndefined();
    expect(all(dom, 'script')).toHaveLength(1);
    expect(all(dom, 'img, b')).toEqual([]);
    expect(shown(dom)).toContain('</script><b>&".ts:1:1');
    expect(text).not.toMatch(/[\0-\u0008\u000B\u000C\u000E-\u001F]/u);
    expect(text.match(/<\/script>/gu)).toHaveLength(1);
  });

  it('can be used without a mouse or eyes', async () => {
    const { dom } = await page(tree);
    const { document } = dom.window;
    expect(document.documentElement.lang).toBe('en');
    expect(document.title).not.toBe('');
    for (const section of all(dom, 'section'))
      expect(document.getElementById(section.getAttribute('aria-labelledby')!)?.tagName).toBe('H2');
    for (const input of all(dom, 'input')) expect(input.closest('label')?.textContent.trim()).not.toBe('');
    expect(all(dom, 'svg')[0]!.getAttribute('role')).toBe('img');
    expect(document.querySelector('#count')!.getAttribute('role')).toBe('status');
    for (const cell of all(dom, 'th')) expect(cell.getAttribute('scope')).toBe('col');
    const ids = all(dom, '[id]').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has both a light and a dark face', async () => {
    expect((await page(tree)).text).toMatch(/color-scheme: light dark[\s\S]*prefers-color-scheme: dark/u);
  });

  it('is a page even when there is nothing to show', async () => {
    const { dom } = await page({});
    expect(dom.window.document.querySelector('#count')!.textContent).toBe('0 sites');
  });

  it('keeps to a bound where a change is very long', async () => {
    const { text } = await page(
      { 'a.ts': 'oldName();\n', 'own.js': 'module.exports = () => "x;\\n".repeat(9000);' },
      '-t',
      './own.js',
      'a.ts',
    );
    expect(text).toMatch(/… 8\d{3} more lines/u);
    expect(text.length).toBeLessThan(60_000);
  });
});
