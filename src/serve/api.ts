import type { EntityType } from "../model/extraction.ts";
import type { MergeReason } from "../model/concept.ts";
import type { ConceptRelationType, EvidenceType, ReferenceType } from "../model/graph.ts";
import type { Field, Span } from "../model/span.ts";

/** Shapes that server and page share. Types only, so that the page's bundle takes nothing of the server with it. */

export type NodeType = "Paper" | EntityType;
/** What stands between a paper and a concept. */
export type Relation = EvidenceType;

/** Answer of `/api/graph`: columns, since thousands of nodes as objects would be three times the size. */
export interface Picture {
  /** Name of the workspace. */
  readonly workspace: string;
  /** The page starts with what is at least this sure; in [0, 1]. */
  readonly minConfidence: number;
  readonly nodes: {
    readonly id: readonly string[];
    readonly type: readonly NodeType[];
    readonly label: readonly string[];
    /** Papers that name a concept; 1 for a paper. */
    readonly papers: readonly number[];
    /** Year of a paper, first year of a concept. */
    readonly year: readonly (number | null)[];
    readonly x: readonly number[];
    readonly y: readonly number[];
  };
  readonly edges: {
    /** Places in `nodes`. */
    readonly paper: readonly number[];
    /** Places in `nodes`. */
    readonly concept: readonly number[];
    readonly relation: readonly Relation[];
    /** Probability in [0, 1]; not rounded, since what is shown depends on it. */
    readonly confidence: readonly number[];
  };
  /** What joins two concepts: one is a variant of the other, or they share a name. */
  readonly kin: {
    /** Places in `nodes`. */
    readonly from: readonly number[];
    /** Places in `nodes`. */
    readonly to: readonly number[];
    readonly relation: readonly ConceptRelationType[];
  };
  readonly leftOut: LeftOut;
  /** The answer to the query that the page was started with. */
  readonly answer: Answer | null;
}

/** What the graph holds but the picture does not, because it would be too large to draw. */
export interface LeftOut {
  readonly papers: number;
  readonly concepts: number;
  /** Concepts of fewer papers than this are left out; 1 when none is. */
  readonly minPapers: number;
}

/** One hit of `/api/search`. */
export interface Hit {
  readonly id: string;
  readonly type: NodeType;
  readonly label: string;
  /** Papers that name a concept and are as sure of it as was asked for; 1 for a paper. */
  readonly papers: number;
  /** The alias that matched where the label does not. */
  readonly alias?: string;
}

/** Answer of `/api/search`: the best hits of each type, best type first. */
export interface HitGroup {
  readonly type: NodeType;
  /** All hits of the type; `hits` holds the first of them. */
  readonly total: number;
  readonly hits: readonly Hit[];
}

export interface ConceptLink {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  readonly papers: number;
}

export interface PaperLink {
  readonly id: string;
  readonly title: string;
  readonly year: number | null;
}

/** A place in a paper's text. */
export interface TextSpan extends Span {
  readonly field: Field;
}

/** A number that a paper reports, with what it is a number of. */
export interface ResultLink {
  readonly id: string;
  /** As written. */
  readonly value: string;
  readonly unit: string;
  readonly relative: boolean;
  readonly confidence: number;
  /** Where the paper says so. */
  readonly sentence: EvidenceSentence | null;
  readonly references: Readonly<Partial<Record<ReferenceType, ConceptLink>>>;
}

/** Answer of `/api/paper`. */
export interface PaperDetail extends PaperLink {
  readonly kind: "paper";
  readonly abstract: string;
  /** In the paper's order. */
  readonly authors: readonly string[];
  readonly date: string | null;
  readonly url: string | null;
  readonly venue: string | null;
  readonly sources: readonly string[];
  /** Whether its text is unlike those that the extractor learned from. */
  readonly foreign: boolean;
  /** The language of its text where that is not English, as `fr`. */
  readonly textLanguage: string | null;
  readonly concepts: readonly (ConceptLink & {
    readonly relation: Relation;
    readonly confidence: number;
    readonly spans: readonly TextSpan[];
  })[];
  /** In text order. */
  readonly results: readonly ResultLink[];
  /** Papers that share concepts and are as sure of them as was asked for, the nearest first; `total` counts all of them. */
  readonly neighbours: {
    readonly total: number;
    readonly papers: readonly (PaperLink & { readonly shared: number })[];
  };
}

/** Why another name is this concept. */
export interface JoinedName {
  readonly name: string;
  /** The name that it was joined to. */
  readonly into: string;
  readonly reason: MergeReason;
  /** How alike the two are, in [0, 1]; only where that was the reason. */
  readonly score?: number;
  /** How many papers write it so. */
  readonly papers: number;
}

/** A concept of the same family or the same name. */
export interface Kin {
  readonly relation: ConceptRelationType;
  /** Whether the concept that the panel tells of is the one that the relation starts from. */
  readonly isFrom: boolean;
  readonly concept: ConceptLink;
}

/** A concept that the same papers name. */
export interface Companion extends ConceptLink {
  /** Papers that name both. */
  readonly shared: number;
  /** How many times more papers name both than chance would have it. */
  readonly lift: number;
}

export interface Company {
  /** Companions that occur together more than chance, the surest first; `total` counts all of them. */
  readonly together: { readonly total: number; readonly concepts: readonly Companion[] };
  /** Companions of each type, the most shared first; `total` counts all of the type. */
  readonly around: readonly {
    readonly type: EntityType;
    readonly total: number;
    readonly concepts: readonly Companion[];
  }[];
}

/** Answer of `/api/concept`; of the company, what is as sure as was asked for. */
export interface ConceptDetail extends ConceptLink, Company {
  readonly kind: "concept";
  readonly aliases: readonly string[];
  /** Why its names are one; empty where nothing is recorded. */
  readonly joined: readonly JoinedName[];
  readonly kin: readonly Kin[];
  readonly firstYear: number | null;
  readonly confidence: number | null;
  /** All papers that name it, newest first. */
  readonly namedBy: readonly (PaperLink & { readonly relation: Relation; readonly confidence: number })[];
}

/** A sentence with the words in it that name the concept. */
export interface EvidenceSentence {
  readonly field: Field;
  readonly text: string;
  /** Within `text`. */
  readonly marks: readonly Span[];
}

/** Answer of `/api/edge`. */
export interface EdgeDetail {
  readonly paper: PaperLink;
  readonly concept: ConceptLink;
  readonly relations: readonly {
    readonly relation: Relation;
    readonly confidence: number;
    readonly sentences: readonly EvidenceSentence[];
  }[];
}

/** A query with a name, as the page offers it. */
export interface OfferedQuery {
  readonly name: string;
  /** What it answers, in a sentence. */
  readonly summary: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly default: string | number;
    readonly meaning: string;
  }[];
  readonly text: string;
}

/** A named query or a statement, with its parameters as they are typed. */
export interface AskedQuery {
  readonly query: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** One cell of an answer. */
export interface AnswerCell {
  readonly text: string;
  readonly isNumber?: boolean;
  /** Id of the paper or concept that it names. */
  readonly node?: string;
}

/** Nodes that the picture leaves out, with all that joins them to others. */
export interface Undrawn {
  readonly nodes: readonly {
    readonly id: string;
    readonly type: NodeType;
    readonly label: string;
    /** As in a picture, and so the year. */
    readonly papers: number;
    readonly year: number | null;
  }[];
  readonly edges: readonly {
    readonly paper: string;
    readonly concept: string;
    readonly relation: Relation;
    readonly confidence: number;
  }[];
}

/** Answer of `/api/query`. */
export interface Answer extends AskedQuery {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly AnswerCell[])[];
  /** Papers and concepts that the answer holds, each once. */
  readonly nodes: readonly string[];
  /** The first of `nodes` that the picture leaves out. */
  readonly undrawn: Undrawn;
  /** Whether rows were left out. */
  readonly hasMore: boolean;
}

/** Answer with any status but 200. */
export interface Failure {
  /** A sentence or two. */
  readonly error: string;
}
