//! Generates the parser from `grammar/` into cargo's output folder, so that none of it lies in the tree.

fn main() {
    println!("cargo:rerun-if-changed=grammar");
}
