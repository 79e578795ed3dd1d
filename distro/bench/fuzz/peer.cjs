// Answers each line, a JSON string holding a JSON5 text, with what the npm package json5 makes of it:
// "-" when it refuses the text, else the value in a form that two languages can both write.
const json5 = require(process.env.JSON5_PEER || 'json5');
const bits = new DataView(new ArrayBuffer(8));
console.warn = () => {};

function number(value) {
  bits.setFloat64(0, value === 0 ? 0 : value);
  return Number.isNaN(value) ? 'NaN' : bits.getBigUint64(0).toString(16);
}

function text(value) {
  let out = '';
  for (let i = 0; i < value.length; i++) out += value.charCodeAt(i).toString(16) + ',';
  return out;
}

function show(value) {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return '#' + number(value);
  if (typeof value === 'string') return "'" + text(value) + "'";
  if (Array.isArray(value)) return '[' + value.map(show).join(';') + ']';
  return '{' + Object.keys(value).map(key => text(key) + ':' + show(value[key])).sort().join(';') + '}';
}

function answer(document) {
  try {
    return show(json5.parse(document));
  } catch (refused) {
    return '-';
  }
}

let rest = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', chunk => {
  const lines = (rest + chunk).split('\n');
  rest = lines.pop();
  if (lines.length) process.stdout.write(lines.map(line => answer(JSON.parse(line)) + '\n').join(''));
});
