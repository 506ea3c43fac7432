// @ts-check
// A countdown that many producers signal: `AsyncCountdownEvent` is set when all have. `Promise.all` needs all promises at the
// start; here each page that is found may lead to more, and nobody keeps a list of who is still at work.
import { AsyncCountdownEvent, delay } from 'task-completion-source';

/** @type {Record<string, string[]>} */
const site = {
  home: ['news', 'shop'],
  news: ['home', 'archive'],
  shop: ['cart', 'lost page'],
  archive: [],
  cart: ['home'],
};

/** @param {string} page */
async function linksOf(page) {
  await delay(page.length);
  const links = site[page];
  if (links === undefined) throw new Error(`${page} is not there`);
  return links;
}

class Crawler {
  /** One for each page that is under way. The first is for who begins, so that it is not set before it has begun. */
  #left = new AsyncCountdownEvent(1);
  /** @type {Map<string, string>} */
  #pages = new Map();

  /** @param {string} page */
  async #visit(page) {
    if (this.#pages.has(page)) return;
    this.#pages.set(page, 'being read');
    this.#left.addCount();
    try {
      const links = await linksOf(page);
      this.#pages.set(page, `${links.length} links`);
      for (const link of links) void this.#visit(link);
    } catch (error) {
      this.#pages.set(page, String(error));
    } finally {
      // Last, and whatever has happened: one producer that does not signal, and everybody waits for ever.
      this.#left.signal();
    }
  }

  /**
   * @param {string} start
   * @param {import('task-completion-source').WaitOptions} [options]
   */
  async crawl(start, options) {
    void this.#visit(start);
    this.#left.signal();
    await this.#left.wait(options);
    return this.#pages;
  }
}

const pages = await new Crawler().crawl('home', { timeout: 10_000 });
for (const [page, outcome] of [...pages].sort()) console.log(`${page}: ${outcome}`);

// prints:
// archive: 0 links
// cart: 1 links
// home: 2 links
// lost page: Error: lost page is not there
// news: 2 links
// shop: 2 links
