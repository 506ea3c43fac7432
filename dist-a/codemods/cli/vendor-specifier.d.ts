/** What a file writes to import the vendored runtime: relative, with an extension where its other imports have one. */
export declare function vendorSpecifier(file: string, text: string, vendor: string): string;
