// What names say about what a loop looks at. Data, with the reason of each row; nothing here knows the tree.
/** Methods of arrays, maps, sets and strings that only look. */
export const looking = /^(?:has|get|at|includes|indexOf|lastIndexOf|some|every|find|findIndex|findLast|findLastIndex|filter|map|slice|keys|values|entries|startsWith|endsWith|peek|isEmpty|toString|valueOf|toLowerCase|toUpperCase|trim|charAt|charCodeAt|codePointAt|match|join|concat|hasOwnProperty|listenerCount|listeners|eventNames|propertyIsEnumerable|hasAttribute)$/;
/** Methods that take an element out, and give nothing when there is none. */
export const taking = /^(?:shift|pop)$/;
/** Questions that a synchronous method answers from what its object knows. */
export const question = /^(?:is|has)(?:[A-Z]|$)/;
/** Functions that make one value of others. */
export const pure = /^(?:Boolean|Number|String|BigInt|parseInt|parseFloat|isNaN|isFinite|Array\.(?:isArray|from|of)|Object\.(?:keys|values|entries|is|hasOwn|getOwnPropertyNames)|Number\.\w+|Math\.(?!random)\w+|JSON\.stringify|Reflect\.(?:has|get|ownKeys)|Buffer\.byteLength|_\.(?:isEmpty|size|get|some|every|isNil|isUndefined)|isEmpty|isNil)$/;
/** What shows the world outside: the page, other processes, files, whatever drives a browser. */
export const outside = /^(?:document|navigator|location|history|screen|localStorage|sessionStorage|process|page|frame|driver|browser|device|element|el|elem|\$\w*|cy|jQuery|fs|fse|fsp|os|shell|Atomics|Deno|Bun|wrapper|screen|container)$/;
/**
 * State of the page itself that has an event of its own: `readystatechange`, `visibilitychange`, `fullscreenchange`,
 * `pointerlockchange`, `online` and `offline`.
 */
export const told = /^(?:document\.(?:readyState|visibilityState|hidden|fullscreenElement|pointerLockElement)|navigator\.onLine)$/;
export const outsideQuery = /\b(?:querySelector|getElement|closest\(|contentWindow|contentDocument)|^(?:document|page|browser)\b|^(?:window\.)?open\(/;
export const outsideType = /\b(?:HTML\w*|SVG\w*|Element|Document|Window|Page|Frame|Locator|BrowserContext|ElementHandle|WebDriver)\b/;
/** What holds such a piece for code of this process, which says when it comes and goes. */
export const box = /\b\w*Ref(?:Object)?<[^<>]*(?:<[^<>]*>)?[^<>]*>/g;
/**
 * What the platform tells by no event: that a window of another origin has been closed, how much a socket has still to
 * send, how far a video is, and what the layout has come to.
 */
export const eventless = /^(?:bufferedAmount|currentTime|playbackRate|(?:offset|client|scroll)(?:Width|Height|Top|Left)|naturalWidth|naturalHeight)$/;
export const otherWindow = /(?:^|_)(?:window|popup|tab|opener|child)|(?:Window|Popup|PopUp|Tab|Opener)$/;
