// Counts what was accepted and what was refused, and why.
export const counts = { accepted: 0, refused: 0, failed: 0 };

const fail = (name, what) => {
  counts.failed += 1;
  console.error(`FAILED  ${name}: ${what}`);
};

export const accepts = async (name, body) => {
  try {
    const value = await body();
    if (value === false) return fail(name, 'is not so');
    counts.accepted += 1;
    return value;
  } catch (error) {
    return fail(name, error.stack);
  }
};

/** The refusal must have this code and, if given, say this: another one would hide that the right check is missing. */
export const refuses = async (name, code, body, saying = '') => {
  try {
    await body();
  } catch (error) {
    if (error.code === code && error.message.includes(saying)) counts.refused += 1;
    else fail(name, `refused for another reason: ${error.code} ${error.message}`);
    return;
  }
  fail(name, 'was accepted');
};
