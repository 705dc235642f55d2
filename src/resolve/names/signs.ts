/** Greek letters and what LaTeX adds to a name. */

const GREEK: Readonly<Record<string, string>> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  ε: "epsilon",
  ζ: "zeta",
  η: "eta",
  θ: "theta",
  κ: "kappa",
  λ: "lambda",
  μ: "mu",
  ν: "nu",
  ξ: "xi",
  π: "pi",
  ρ: "rho",
  σ: "sigma",
  τ: "tau",
  φ: "phi",
  χ: "chi",
  ψ: "psi",
  ω: "omega",
  ℓ: "l",
};
const GREEK_LETTER = /[α-ωℓ]/giu;

const FONT =
  /\\(?:emph|operatorname|(?:math|text)(?:bb|bf|cal|frak|it|normal|rm|sc|sf|tt|up)?|bf|it|rm|sc|sf|tt)(?![A-Za-z])/gu;
const SIGNS = /[$^{}]/gu;
const COMMAND = /\\([A-Za-z]+)/gu;

/** `$\textsc{Foo}$-Net` → `Foo-Net`, `R$^2$` → `R2`, `β-VAE` and `$\beta$-VAE` → `beta-VAE`. */
export function plainText(name: string): string {
  const plain = name.replace(FONT, "").replace(SIGNS, "").replace(COMMAND, "$1");
  return plain.replace(GREEK_LETTER, (letter) => GREEK[letter.toLowerCase()] ?? letter).trim();
}
