// For jscodeshift: the least that any transform does.
module.exports = ({ source }, { j }) => j(source).toSource();
