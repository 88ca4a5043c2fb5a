/** What Tercet uses of `@huggingface/transformers` (versions 3 and 4), whose own types aren't there where it isn't installed. */
export interface Transformers {
  env: {
    allowRemoteModels: boolean;
    allowLocalModels: boolean;
    useFSCache: boolean;
    useBrowserCache: boolean;
    fetch?: (...request: never[]) => Promise<never>;
  };
  AutoTokenizer: { from_pretrained(folder: string, options: LoadOptions): Promise<Tokenizer> };
  AutoModel: { from_pretrained(folder: string, options: LoadOptions): Promise<Model> };
}

export interface LoadOptions {
  local_files_only: true;
  /** The kind of numbers in the model, which says what its file is called. */
  dtype?: string;
  /** The folder that the model's file is in. */
  subfolder?: string;
}

export interface Tensor {
  data: ArrayLike<number | bigint>;
  dims: number[];
}

export type Tokens = Record<string, Tensor>;

export type Tokenizer = (
  texts: string[],
  options: { padding: boolean; truncation: boolean; max_length: number },
) => Tokens;

export type Model = (tokens: Tokens) => Promise<Record<string, Tensor | undefined>>;

export const PACKAGE: string = '@huggingface/transformers';

export type ImportPackage = () => Promise<Transformers>;

/** Only when it is asked for: it isn't among what Tercet installs, being 470 MB with the programs that run the models. */
export const importTransformers: ImportPackage = async () => (await import(PACKAGE)) as Transformers;

/**
 * Sees to it that a model comes from this machine and nothing goes out: by the library's own settings, and since these
 * may come to mean something else, by taking away what it would fetch with.
 */
export function stayLocal({ env }: Transformers): void {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useFSCache = false;
  env.useBrowserCache = false;
  env.fetch = () => Promise.reject(new Error('Tercet downloads nothing.'));
}
