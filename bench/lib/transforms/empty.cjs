// For jscodeshift: the file is read, and that is all.
module.exports = () => undefined;
