//! Names that the VM itself looks up, interned once.

use crate::object::{Gc, Str};

macro_rules! declare_names {
    ($($field:ident $text:literal,)*) => {
        /// Names that the VM itself looks up.
        pub struct Names { $(pub $field: Gc<Str>,)* }

        impl Names {
            pub(super) fn new(intern: &mut dyn FnMut(&str) -> Gc<Str>) -> Names {
                Names { $($field: intern($text),)* }
            }
        }
    };
}

declare_names! {
    init "__init__", new "__new__", call "__call__", del "__del__", repr "__repr__", str "__str__",
    bytes "__bytes__", format "__format__", hash "__hash__", bool "__bool__", len "__len__",
    length_hint "__length_hint__", iter "__iter__", next "__next__", reversed "__reversed__",
    contains "__contains__", getitem "__getitem__", setitem "__setitem__", delitem "__delitem__", missing "__missing__",
    getattr "__getattr__", getattribute "__getattribute__", setattr "__setattr__", delattr "__delattr__", dir "__dir__",
    get "__get__", set "__set__", delete "__delete__", set_name "__set_name__",
    enter "__enter__", exit "__exit__", aenter "__aenter__", aexit "__aexit__",
    await_ "__await__", aiter "__aiter__", anext "__anext__", send "send", throw "throw", close "close",
    class "__class__", dict "__dict__", doc "__doc__", module "__module__", name "__name__", qualname "__qualname__",
    bases "__bases__", mro "__mro__", mro_method "mro", slots "__slots__", annotations "__annotations__",
    firstlineno "__firstlineno__", static_attributes "__static_attributes__", classcell "__classcell__",
    classdictcell "__classdictcell__",
    init_subclass "__init_subclass__", class_getitem "__class_getitem__", prepare "__prepare__",
    mro_entries "__mro_entries__", instancecheck "__instancecheck__", subclasscheck "__subclasscheck__",
    type_params "__type_params__", orig_bases "__orig_bases__", match_args "__match_args__", weakref "__weakref__",
    eq "__eq__", ne "__ne__", lt "__lt__", le "__le__", gt "__gt__", ge "__ge__",
    add "__add__", sub "__sub__", mul "__mul__", truediv "__truediv__", floordiv "__floordiv__", mod_ "__mod__",
    divmod "__divmod__", rdivmod "__rdivmod__", pow "__pow__", matmul "__matmul__", lshift "__lshift__", rshift "__rshift__",
    and "__and__", or "__or__", xor "__xor__",
    radd "__radd__", rsub "__rsub__", rmul "__rmul__", rtruediv "__rtruediv__", rfloordiv "__rfloordiv__", rmod "__rmod__",
    rpow "__rpow__", rmatmul "__rmatmul__", rlshift "__rlshift__", rrshift "__rrshift__",
    rand "__rand__", ror "__ror__", rxor "__rxor__",
    iadd "__iadd__", isub "__isub__", imul "__imul__", itruediv "__itruediv__", ifloordiv "__ifloordiv__",
    imod "__imod__", ipow "__ipow__", imatmul "__imatmul__", ilshift "__ilshift__", irshift "__irshift__",
    iand "__iand__", ior "__ior__", ixor "__ixor__",
    neg "__neg__", pos "__pos__", invert "__invert__", abs "__abs__", int "__int__", float "__float__",
    complex "__complex__", index "__index__", round "__round__", trunc "__trunc__", floor "__floor__", ceil "__ceil__",
    builtins "__builtins__", file "__file__", path "__path__", package "__package__", loader "__loader__", spec "__spec__",
    all "__all__", main "__main__", import "__import__", notes "__notes__", wrapped "__wrapped__", func "__func__",
    self_ "__self__", code "__code__", globals "__globals__", closure "__closure__", defaults "__defaults__",
    kwdefaults "__kwdefaults__", cause "__cause__", context "__context__", traceback "__traceback__",
    suppress_context "__suppress_context__", abstractmethods "__abstractmethods__", underscore "_", keys "keys",
    sys "sys", stdin "stdin", stdout "stdout", stderr "stderr",
    isabstractmethod "__isabstractmethod__", fspath "__fspath__", future_blocking "_asyncio_future_blocking",
}
