import fc from "fast-check";

const units = fc.array(fc.integer({ min: 0, max: 0xff_ff }), { maxLength: 30 });

/** Any text, also with control characters and halves of surrogate pairs. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 30 }),
  units.map((each) => String.fromCharCode(...each)),
);
