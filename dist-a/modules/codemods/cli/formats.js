/** The formats of reports. */
export const formats = ['stylish', 'json', 'jsonl', 'sarif', 'github', 'markdown', 'html'];
/** The formats that show what changes at each site. */
export const formatsWithDiffs = ['json', 'jsonl', 'html'];
