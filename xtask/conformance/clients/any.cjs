// Finds `any` in TypeScript files: the word in them, and names for which the compiler infers it.
'use strict';

const ts = require('typescript');

const files = process.argv.slice(2);
const options = { strict: true, module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, noEmit: true };
const program = ts.createProgram(files, options);
const checker = program.getTypeChecker();
const found = [];

const names = [ts.isIdentifier, ts.isPropertyAccessExpression, ts.isElementAccessExpression];
const isName = (node) => names.some((is) => is(node));

/** Whether a node is the word, or a name of a value whose type the compiler takes for `any`. */
function isAny(node, isInType) {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return true;
  return !isInType && isName(node) && (checker.getTypeAtLocation(node).flags & ts.TypeFlags.Any) !== 0;
}

function visit(node, file, isInType) {
  if (isAny(node, isInType)) {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push(`${file.fileName}:${line + 1}: ${node.getText(file).slice(0, 80)}`);
  }
  const inner = isInType || ts.isTypeNode(node) || ts.isTypeElement(node) || ts.isImportDeclaration(node);
  ts.forEachChild(node, (child) => visit(child, file, inner));
}

for (const name of files) {
  const file = program.getSourceFile(name);
  visit(file, file, false);
}
console.log(found.length === 0 ? `ok: no any in ${files.length} files` : found.join('\n'));
process.exitCode = found.length === 0 ? 0 : 1;
