const LEAST = -1024;
const MOST = 1023;

/** Made by halving and doubling, which are exact, even for the smallest, which are not normal numbers. */
const POWERS = new Float64Array(MOST - LEAST + 1);
POWERS[-LEAST] = 1;
for (let place = -LEAST; place < POWERS.length - 1; place++) POWERS[place + 1] = POWERS[place] * 2;
for (let place = -LEAST; place > 0; place--) POWERS[place - 1] = POWERS[place] / 2;

/** 2^exponent, exactly, for whole exponents from −1,024 to 1,023. */
export function powerOfTwo(exponent: number): number {
  return POWERS[exponent - LEAST];
}
