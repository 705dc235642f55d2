/** Commands that only say how their argument looks. */
export const STYLES: ReadonlySet<string> = new Set(
  (
    "emph textit textbf textsc texttt textrm textsf textsl textup textmd textnormal text mathrm mathbf mathit mathcal " +
    "mathbb mathsf mathtt mathscr mathfrak boldsymbol bm operatorname mbox hbox fbox underline url path ensuremath " +
    "uppercase lowercase MakeUppercase MakeLowercase protect noopsort enquote"
  ).split(" "),
);

/** Commands that change the look of all that follows, and those that only set space. */
export const SWITCHES: ReadonlySet<string> = new Set(
  (
    "it bf em sc rm tt sl sf tiny small large Large huge normalfont itshape bfseries scshape ttfamily rmfamily " +
    "displaystyle textstyle left right big Big bigl bigr limits nolimits noindent relax sloppy"
  ).split(" "),
);

/** Names of commands and their signs by turns. */
const SIGNS =
  "ss ß SS ẞ o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ " +
  "S § P ¶ copyright © textcopyright © pounds £ textsterling £ euro € texteuro € EUR € yen ¥ dag † ddag ‡ textdagger † " +
  "textbackslash \\ textasciitilde ~ textasciicircum ^ textunderscore _ textbar | textless < textgreater > textbraceleft { " +
  "textbraceright } textdollar $ textemdash — textendash – textquoteleft ‘ textquoteright ’ textquotedblleft “ " +
  "textquotedblright ” textquotedbl \" textquotesingle ' quotedblbase „ quotesinglbase ‚ guillemotleft « guillemotright » " +
  "flqq « frqq » glqq „ grqq “ ldots … dots … cdots ⋯ textellipsis … textregistered ® texttrademark ™ textdegree ° degree ° " +
  "textmu µ textbullet • bullet • textperiodcentered · textonehalf ½ textonequarter ¼ textordfeminine ª textordmasculine º " +
  "textexclamdown ¡ textquestiondown ¿ textpm ± texttimes × slash / textslash / TeX TeX LaTeX LaTeX BibTeX BibTeX " +
  "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν " +
  "xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ " +
  "Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω textalpha α textbeta β textgamma γ textmugreek μ " +
  "times × div ÷ pm ± mp ∓ cdot · ast ∗ star ⋆ circ ∘ oplus ⊕ otimes ⊗ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ ll ≪ gg ≫ lt < gt > " +
  "leqslant ⩽ geqslant ⩾ lesssim ≲ gtrsim ≳ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ infty ∞ partial ∂ nabla ∇ sum ∑ " +
  "prod ∏ int ∫ sqrt √ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ emptyset ∅ varnothing ∅ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ " +
  "supseteq ⊇ cup ∪ cap ∩ setminus ∖ forall ∀ exists ∃ neg ¬ lnot ¬ land ∧ wedge ∧ lor ∨ vee ∨ to → rightarrow → " +
  "leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ uparrow ↑ downarrow ↓ mapsto ↦ longrightarrow ⟶ " +
  "prime ′ angle ∠ perp ⊥ parallel ∥ mid ∣ langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ models ⊨ vdash ⊢ top ⊤ bot ⊥ " +
  "odot ⊙ bigcirc ◯ checkmark ✓ diamond ⋄ triangle △ square □ log log ln ln exp exp sin sin cos cos tan tan min min max max " +
  "lim lim sup sup inf inf det det dim dim ker ker gcd gcd arg arg deg deg mod mod bmod mod Pr Pr sharp ♯ flat ♭";

function pairsOf(text: string): ReadonlyMap<string, string> {
  const words = text.split(" ");
  return new Map(
    words.flatMap((word, place): [string, string][] => (place % 2 === 0 ? [[word, words[place + 1] ?? ""]] : [])),
  );
}

/** Commands of letters that stand for a sign. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ...pairsOf(SIGNS),
  ["quad", " "],
  ["qquad", " "],
  ["space", " "],
  ["newline", " "],
  ["par", " "],
  ["textvisiblespace", " "],
]);

/** Commands of one sign that is no letter. */
export const ESCAPES: ReadonlyMap<string, string> = new Map([
  ...Array.from("%&$#_{}", (sign): [string, string] => [sign, sign]),
  ...Array.from(", ;:\\", (sign): [string, string] => [sign, " "]),
  // Places where a word may be cut, and corrections of spacing.
  ...Array.from("-/!@", (sign): [string, string] => [sign, ""]),
]);

const digits = (signs: string, raised: string): readonly [string, string][] =>
  Array.from(signs, (sign, place) => [sign, Array.from(raised)[place] ?? ""]);

export const SUPERSCRIPTS: ReadonlyMap<string, string> = new Map(digits("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ"));
export const SUBSCRIPTS: ReadonlyMap<string, string> = new Map(digits("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"));
