//! Operators: the quick way for built-in types, and the protocol of special methods.
//!
//! A value of exactly a built-in type is decided by [`Vm::native_binary`] alone. Where one side is of a class that a
//! script or a library made, its methods are asked, the right side's first if its class is a subclass of the left
//! side's with a reflected method of its own. A method of a built-in type that a script's class inherits is not
//! called: `native_binary` on the value inside says the same.

use crate::bytecode::{BinaryOp, UnaryOp};
use crate::object::{ByteArray, Bytes, Class, Dict, Gc, Kind, List, Module, NativeFunction, Set, Str, Value};

use super::descriptor::is_plain_method;
use super::keyed::{self, SetOperation};
use super::numeric::{self, Number, int_ref};
use super::sequences::{is_sequence, with_bytes};
use super::{Vm, VmResult};

/// What a class has under the name of a special method.
pub(super) enum Special {
    Missing,
    /// `object`'s own.
    Default,
    /// That of the built-in type whose value is inside the instance, given here.
    BuiltIn(Value),
    /// A method to call.
    Method(Value),
}

/// A special method, ready to be called.
pub(super) enum BoundSpecial {
    /// A function that takes the receiver.
    Function(Value),
    Bound(Value),
}

/// Whether the class of the value is one that only the VM knows how to treat: no special method is ever looked up.
#[inline(always)]
pub(super) fn is_plain(value: &Value) -> bool {
    match value {
        Value::Object(object) => match object.kind() {
            Kind::Instance | Kind::Native | Kind::Class | Kind::Exception => false,
            Kind::Module => object.get::<Module>().is_none_or(|module| module.class.borrow().is_none()),
            _ => true,
        },
        _ => true,
    }
}

/// The set operation that an operator is.
fn set_operation_of(op: BinaryOp) -> Option<SetOperation> {
    Some(match op {
        BinaryOp::Or => SetOperation::Union,
        BinaryOp::And => SetOperation::Intersection,
        BinaryOp::Sub => SetOperation::Difference,
        BinaryOp::Xor => SetOperation::SymmetricDifference,
        _ => return None,
    })
}

/// How an in-place operator is written.
fn in_place_text(op: BinaryOp) -> String {
    format!("{}=", op.text())
}

/// How a binary operator is written in messages.
fn binary_text(op: BinaryOp) -> &'static str {
    if op == BinaryOp::Pow { "** or pow()" } else { op.text() }
}

impl Vm {
    /// `left op right`
    #[inline]
    pub fn binary(&mut self, op: BinaryOp, left: &Value, right: &Value) -> VmResult<Value> {
        if let (Value::Int(a), Value::Int(b)) = (left, right)
            && let Some(result) = numeric::small_binary(op, *a, *b)
        {
            return Ok(Value::Int(result));
        }
        match self.try_binary(op, left, right)? {
            Some(result) => Ok(result),
            None => Err(self.binary_error(op, binary_text(op), left, right)),
        }
    }

    /// `left op= right`
    pub fn in_place(&mut self, op: BinaryOp, left: &Value, right: &Value) -> VmResult<Value> {
        if matches!(op, BinaryOp::Add | BinaryOp::Mul)
            && !is_plain(right)
            && let Some(result) = self.reflected_before_sequence(op, left, right)?
        {
            return Ok(result);
        }
        let result = if is_plain(left) {
            self.native_in_place(op, left, right)?
        } else {
            self.in_place_method(op, left, right)?
        };
        if let Some(result) = result {
            return Ok(result);
        }
        if op == BinaryOp::Mul && self.refuses_sequences(left) {
            let result = self.binary_of_methods(op, left, right)?;
            return result.ok_or_else(|| self.operand_error(&in_place_text(op), left, right));
        }
        match self.try_binary(op, left, right)? {
            Some(result) => Ok(result),
            None => Err(self.binary_error(op, &in_place_text(op), left, right)),
        }
    }

    /// `left op right`, or nothing if neither side has the operator.
    pub(super) fn try_binary(
        &mut self,
        op: BinaryOp,
        left: &Value,
        right: &Value,
    ) -> VmResult<Option<Value>> {
        if is_plain(left) && is_plain(right) {
            return self.native_binary(op, left, right);
        }
        match self.binary_of_methods(op, left, right)? {
            Some(result) => Ok(Some(result)),
            None => self.sequence_operator(op, left, right),
        }
    }

    fn binary_of_methods(&mut self, op: BinaryOp, left: &Value, right: &Value) -> VmResult<Option<Value>> {
        let (name, reflected) = self.operator_names(op);
        if !matches!(op, BinaryOp::Add | BinaryOp::Mul) {
            let native = |vm: &mut Vm, left: &Value, right: &Value| vm.native_operator(op, left, right);
            return self.binary_method(&name, &reflected, left, right, native);
        }
        // What sequences do comes after all methods.
        let inner = self.unwrap_native(left);
        let last = is_sequence(&inner) && !is_plain(right);
        let native = |vm: &mut Vm, left: &Value, right: &Value| {
            if last { Ok(None) } else { vm.native_operator(op, left, right) }
        };
        if let Some(result) = self.binary_method(&name, &reflected, left, right, native)? {
            return Ok(Some(result));
        }
        if last { self.native_operator(op, &inner, right) } else { Ok(None) }
    }

    /// What the built-in type of `left` does with any value on the right.
    fn native_operator(&mut self, op: BinaryOp, left: &Value, right: &Value) -> VmResult<Option<Value>> {
        if op == BinaryOp::Or
            && let Some(union) = self.dict_union(left, right)?
        {
            return Ok(Some(union));
        }
        let left = self.unwrap_native(left);
        if op == BinaryOp::Mod
            && let Some(result) = self.percent_operator(&left, right)?
        {
            return Ok(Some(result));
        }
        let right = self.unwrap_native(right);
        self.native_binary(op, &left, &right)
    }

    /// The protocol of a binary operator's methods. `native` is what built-in types do; it gets the operands as they
    /// are.
    pub(super) fn binary_method(
        &mut self,
        name: &Gc<Str>,
        reflected: &Gc<Str>,
        left: &Value,
        right: &Value,
        native: impl Fn(&mut Vm, &Value, &Value) -> VmResult<Option<Value>>,
    ) -> VmResult<Option<Value>> {
        let (left_class, right_class) = (self.class_of(left), self.class_of(right));
        let same = left_class.is(&right_class);
        let mut ask_right = !same;
        if !same && right_class.is_subclass(&left_class) {
            let inherited = self.lookup_in_class(&left_class, reflected);
            if let Some(method) = self.lookup_in_class(&right_class, reflected)
                && !inherited.is_some_and(|inherited| inherited.is(&method))
            {
                ask_right = false;
                let native = |vm: &mut Vm| native(vm, left, right);
                if let Some(result) = self.ask_operator(right, &right_class, reflected, native, left)? {
                    return Ok(Some(result));
                }
            }
        }
        let result = if is_plain(left) {
            if self.leaves_to(left, right) { None } else { native(self, left, right)? }
        } else {
            let native =
                |vm: &mut Vm| if vm.leaves_to(left, right) { Ok(None) } else { native(vm, left, right) };
            self.ask_operator(left, &left_class, name, native, right)?
        };
        if result.is_some() || !ask_right || is_plain(right) {
            return Ok(result);
        }
        self.ask_operator(right, &right_class, reflected, |vm| native(vm, left, right), left)
    }

    /// Whether the built-in type of `left` gives NotImplemented for the built-in type below the class of `right`, whose
    /// own method is asked then: an int knows no floats, a number no complex ones, and no number sequences.
    pub(super) fn leaves_to(&self, left: &Value, right: &Value) -> bool {
        if is_plain(right) {
            return false;
        }
        let (left, right) = (self.unwrap_native(left), self.unwrap_native(right));
        match Number::of(&left) {
            None => false,
            Some(Number::Int(_)) => int_ref(&right).is_none(),
            Some(Number::Float(_)) => matches!(Number::of(&right), Some(Number::Complex(..)) | None),
            Some(Number::Complex(..)) => Number::of(&right).is_none(),
        }
    }

    /// One step of the protocol: the method of `receiver`'s class, or what its built-in type does. Nothing if it has
    /// none or gives NotImplemented.
    fn ask_operator(
        &mut self,
        receiver: &Value,
        class: &Gc<Class>,
        name: &Gc<Str>,
        native: impl FnOnce(&mut Vm) -> VmResult<Option<Value>>,
        argument: &Value,
    ) -> VmResult<Option<Value>> {
        match self.special(receiver, class, name) {
            Special::Missing | Special::Default => Ok(None),
            Special::BuiltIn(_) => native(self),
            Special::Method(method) => {
                let result = self.call_found(&method, receiver, std::slice::from_ref(argument))?;
                Ok((!result.is(&self.not_implemented)).then_some(result))
            }
        }
    }

    /// The right side's method, which comes before what `+=` and `*=` do to a built-in sequence that can change.
    fn reflected_before_sequence(
        &mut self,
        op: BinaryOp,
        left: &Value,
        right: &Value,
    ) -> VmResult<Option<Value>> {
        let inner = self.unwrap_native(left);
        if inner.get::<List>().is_none() && inner.get::<ByteArray>().is_none() {
            return Ok(None);
        }
        if !is_plain(left) {
            let class = self.class_of(left);
            let name = self.in_place_name(op);
            if matches!(self.special(left, &class, &name), Special::Method(_)) {
                return Ok(None);
            }
        }
        let (_, reflected) = self.operator_names(op);
        let class = self.class_of(right);
        self.ask_operator(right, &class, &reflected, |_| Ok(None), left)
    }

    /// Whether `value *= sequence` is refused though `value * sequence` might not be: CPython does not ask the right
    /// side's repetition if the left side's type has any function of sequences.
    fn refuses_sequences(&self, value: &Value) -> bool {
        let kind = value.as_object().map(crate::object::Ref::kind);
        match kind {
            Some(Kind::Set | Kind::FrozenSet | Kind::Dict | Kind::Range) => true,
            Some(Kind::Instance) => {
                let inner = self.unwrap_native(value);
                !is_sequence(&inner) && int_ref(&inner).is_none()
            }
            _ => false,
        }
    }

    /// What the class of `value` has under the name of a special method.
    pub(super) fn special(&self, value: &Value, class: &Gc<Class>, name: &Gc<Str>) -> Special {
        let Some(method) = self.lookup_in_class(class, name) else { return Special::Missing };
        // One of another name, as in `__str__ = int.__repr__`, is called like any method.
        if let Some(function) = method.get::<NativeFunction>()
            && let Some(owner) = function.owner.get()
            && function.name.as_str() == name.as_str()
        {
            if owner.is(&self.types.object) {
                return Special::Default;
            }
            if value.get::<crate::object::Instance>().is_some() {
                let inner = self.unwrap_native(value);
                // A class of Rust's own may do it in another way than the built-in type below it.
                if is_plain(&inner) && self.is_a(&inner, owner) {
                    return Special::BuiltIn(inner);
                }
            }
        }
        Special::Method(method)
    }

    /// Calls a method that was found on the receiver's class.
    pub(super) fn call_found(&mut self, method: &Value, receiver: &Value, args: &[Value]) -> VmResult<Value> {
        let class = self.class_of(receiver);
        self.call_on_class(method, receiver, &class, args)
    }

    /// A method that was found on the receiver's class as it is bound; nothing if its descriptor fails to bind it, which
    /// some operations take for a class that has no such method.
    pub(super) fn bound_special(&mut self, method: Value, receiver: &Value) -> Option<BoundSpecial> {
        if is_plain_method(&method) {
            return Some(BoundSpecial::Function(method));
        }
        let class = self.class_of(receiver);
        self.descriptor_get(&method, Some(receiver), &class).ok().map(BoundSpecial::Bound)
    }

    /// Calls what [`Vm::bound_special`] gave.
    pub(super) fn call_bound_special(
        &mut self,
        method: &BoundSpecial,
        receiver: &Value,
        args: &[Value],
    ) -> VmResult<Value> {
        match method {
            BoundSpecial::Function(method) => self.call_found(method, receiver, args),
            BoundSpecial::Bound(method) => self.call(method, args),
        }
    }

    /// What built-in types do; both values are of exactly a built-in type. Nothing stands for NotImplemented.
    pub fn native_binary(&mut self, op: BinaryOp, left: &Value, right: &Value) -> VmResult<Option<Value>> {
        if let (Value::Bool(left), Value::Bool(right)) = (left, right) {
            // Two bools stay bools.
            match op {
                BinaryOp::And => return Ok(Some(Value::bool(left.get() & right.get()))),
                BinaryOp::Or => return Ok(Some(Value::bool(left.get() | right.get()))),
                BinaryOp::Xor => return Ok(Some(Value::bool(left.get() ^ right.get()))),
                _ => {}
            }
        }
        if let (Some(left), Some(right)) = (Number::of(left), Number::of(right)) {
            return self.number_binary(op, left, right);
        }
        match op {
            BinaryOp::Add => self.concatenate(left, right),
            BinaryOp::Mul => match (int_ref(left), int_ref(right)) {
                (_, Some(_)) if is_sequence(left) => self.repeat_by(left, right),
                (Some(_), _) if is_sequence(right) => self.repeat_by(right, left),
                _ => Ok(None),
            },
            BinaryOp::Mod => self.percent_operator(left, right),
            BinaryOp::Or if left.get::<Dict>().is_some() => self.dict_union(left, right),
            _ => self.native_set_operator(op, left, right),
        }
    }

    fn native_set_operator(&mut self, op: BinaryOp, left: &Value, right: &Value) -> VmResult<Option<Value>> {
        let Some(operation) = set_operation_of(op) else { return Ok(None) };
        let Some(table) = self.set_binary(operation, left, right)? else { return Ok(None) };
        let is_set = left.get::<Set>().is_some();
        Ok(Some(if is_set { keyed::value_of_set(table) } else { keyed::value_of_frozenset(table) }))
    }

    fn percent_operator(&mut self, left: &Value, right: &Value) -> VmResult<Option<Value>> {
        if let Some(template) = left.as_gc::<Str>() {
            return self.percent_str(template, right).map(Some);
        }
        if with_bytes(left, <[u8]>::len).is_some() {
            return self.percent_bytes(left, right).map(Some);
        }
        Ok(None)
    }

    /// `left | right` of dicts and what is derived from them; nothing if one side is neither.
    pub fn dict_union(&mut self, left: &Value, right: &Value) -> VmResult<Option<Value>> {
        let is_dict = |value: &Value| self.unwrap_native(value).get::<Dict>().is_some();
        if !is_dict(left) || !is_dict(right) {
            return Ok(None);
        }
        let union = Dict::new();
        self.dict_update(&union, left)?;
        self.dict_update(&union, right)?;
        Ok(Some(union.into()))
    }

    /// `sequence * count` where the count is an int or has `__index__`.
    pub fn repeat_by(&mut self, sequence: &Value, count: &Value) -> VmResult<Option<Value>> {
        let count = self.index(count)?;
        self.repeat(sequence, count)
    }

    /// The operators of sequences, which are asked last: repetition by an object with `__index__`.
    fn sequence_operator(&mut self, op: BinaryOp, left: &Value, right: &Value) -> VmResult<Option<Value>> {
        if op != BinaryOp::Mul {
            return Ok(None);
        }
        let (inner_left, inner_right) = (self.unwrap_native(left), self.unwrap_native(right));
        if is_sequence(&inner_left) && self.has_index(right) {
            return self.repeat_by(&inner_left, right);
        }
        if is_sequence(&inner_right) && self.has_index(left) {
            return self.repeat_by(&inner_right, left);
        }
        Ok(None)
    }

    /// What `op=` does to a value of exactly a built-in type that can change. Nothing if it cannot, or does not know
    /// the other value.
    pub fn native_in_place(&mut self, op: BinaryOp, left: &Value, right: &Value) -> VmResult<Option<Value>> {
        let Value::Object(object) = left else { return Ok(None) };
        match (object.kind(), op) {
            (Kind::List, BinaryOp::Add) => {
                let list = object.downcast_ref::<List>().expect("kind was checked").clone();
                self.list_extend(&list, right)?;
            }
            (Kind::List, BinaryOp::Mul) if self.has_index(right) => {
                let count = self.index(right)?;
                let list = left.get::<List>().expect("kind was checked");
                let items = self.repeat_list(list, usize::try_from(count).unwrap_or(0))?;
                let old = list.items.replace(items);
                drop(old);
            }
            (Kind::Set, _) => return self.set_in_place(op, left, right),
            (Kind::Dict, BinaryOp::Or) => {
                let dict = object.downcast_ref::<Dict>().expect("kind was checked").clone();
                self.dict_update(&dict, right)?;
            }
            (Kind::ByteArray, BinaryOp::Add) => {
                let inner = self.unwrap_native(right);
                let Some(more) = self.bytes_of(&inner) else { return Ok(None) };
                let array = object.get::<ByteArray>().expect("kind was checked");
                let length = array.bytes.borrow().len();
                // What is added is looked at as a view is.
                let own = usize::from(inner.is(left));
                array.exports.set(array.exports.get() + own);
                let checked = self.check_resize(array, length + more.len());
                array.exports.set(array.exports.get() - own);
                checked?;
                self.check_bytes_growth(array, more.len())?;
                array.bytes.borrow_mut().extend(more);
            }
            (Kind::ByteArray, BinaryOp::Mul) if self.has_index(right) => {
                let count = usize::try_from(self.index(right)?).unwrap_or(0);
                let array = left.get::<ByteArray>().expect("kind was checked");
                let length = array.bytes.borrow().len();
                self.check_size(length, count, 1 << 34)?;
                self.check_resize(array, length * count)?;
                let bytes = array.bytes.borrow().repeat(count);
                *array.bytes.borrow_mut() = bytes;
            }
            _ => return Ok(None),
        }
        Ok(Some(left.clone()))
    }

    fn set_in_place(&mut self, op: BinaryOp, left: &Value, right: &Value) -> VmResult<Option<Value>> {
        let (Some(operation), Some(set)) = (set_operation_of(op), left.as_gc::<Set>()) else {
            return Ok(None);
        };
        let other = self.unwrap_native(right);
        if operation == SetOperation::Union && keyed::with_set(&other, |_| ()).is_some() {
            self.set_merge(set, &other)?;
            return Ok(Some(left.clone()));
        }
        let Some(table) = keyed::with_set(&other, keyed::Table::clone) else { return Ok(None) };
        if left.is(&other) {
            if operation != SetOperation::Intersection {
                set.table.borrow_mut().clear();
            }
        } else {
            self.set_update(operation, set, &table)?;
        }
        Ok(Some(left.clone()))
    }

    /// The method behind `op=`. Nothing if there is none or it gives NotImplemented.
    fn in_place_method(&mut self, op: BinaryOp, left: &Value, right: &Value) -> VmResult<Option<Value>> {
        let name = self.in_place_name(op);
        let class = self.class_of(left);
        match self.special(left, &class, &name) {
            Special::Missing | Special::Default => Ok(None),
            Special::BuiltIn(inner) => {
                let result = self.native_in_place(op, &inner, right)?;
                Ok(result.map(|result| if result.is(&inner) { left.clone() } else { result }))
            }
            Special::Method(method) => {
                let result = self.call_found(&method, left, std::slice::from_ref(right))?;
                Ok((!result.is(&self.not_implemented)).then_some(result))
            }
        }
    }

    /// `list.extend(iterable)`
    pub fn list_extend(&mut self, list: &Gc<List>, iterable: &Value) -> VmResult<()> {
        if iterable.get::<List>().is_some() || iterable.get::<crate::object::Tuple>().is_some() {
            let more = self.collect(iterable)?;
            self.check_growth(list, more.len())?;
            list.items.borrow_mut().extend(more);
            return Ok(());
        }
        // Whatever the iterator gives is seen in the list at once.
        let iterator = self.iter(iterable)?;
        self.length_hint(iterable, 0)?;
        while let Some(item) = self.next(&iterator)? {
            if !list.items.borrow_mut().push(&item) {
                return Err(self.memory_error());
            }
        }
        Ok(())
    }

    /// The TypeError for operands that do not go together. `text` is the operator as the message shows it.
    #[cold]
    fn binary_error(&mut self, op: BinaryOp, text: &str, left: &Value, right: &Value) -> super::Raised {
        let (left_name, right_name) = (self.type_name(left), self.type_name(right));
        let (inner_left, inner_right) = (self.unwrap_native(left), self.unwrap_native(right));
        if op == BinaryOp::Add && is_sequence(&inner_left) {
            return if inner_left.get::<Bytes>().is_some() || inner_left.get::<ByteArray>().is_some() {
                self.type_error(format!("can't concat {right_name} to {left_name}"))
            } else {
                let base = self.type_name(&inner_left);
                self.type_error(format!("can only concatenate {base} (not \"{right_name}\") to {base}"))
            };
        }
        if op == BinaryOp::Mul && (is_sequence(&inner_left) || is_sequence(&inner_right)) {
            let other = if is_sequence(&inner_left) { right_name } else { left_name };
            return self.type_error(format!("can't multiply sequence by non-int of type '{other}'"));
        }
        self.operand_error(text, left, right)
    }

    #[cold]
    fn operand_error(&mut self, text: &str, left: &Value, right: &Value) -> super::Raised {
        let (left_name, right_name) = (self.type_name(left), self.type_name(right));
        let mut message = format!("unsupported operand type(s) for {text}: '{left_name}' and '{right_name}'");
        if text == ">>"
            && left.get::<NativeFunction>().is_some_and(|function| function.name.as_str() == "print")
        {
            message.push_str(". Did you mean \"print(<message>, file=<output_stream>)\"?");
        }
        self.type_error(message)
    }

    /// `-value`, `+value`, `~value`
    pub fn unary(&mut self, op: UnaryOp, value: &Value) -> VmResult<Value> {
        if let Some(number) = Number::of(value)
            && let Some(result) = self.number_unary(op, number)
        {
            if op == UnaryOp::Invert && matches!(value, Value::Bool(_)) {
                self.warn_of_inverted_bool()?;
            }
            return Ok(result);
        }
        if !is_plain(value) {
            let name = match op {
                UnaryOp::Negative => &self.names.neg,
                UnaryOp::Positive => &self.names.pos,
                UnaryOp::Invert => &self.names.invert,
            }
            .clone();
            let class = self.class_of(value);
            match self.special(value, &class, &name) {
                Special::Missing | Special::Default => {}
                Special::BuiltIn(inner) => return self.unary(op, &inner),
                Special::Method(method) => return self.call_found(&method, value, &[]),
            }
        }
        let type_name = self.type_name(value);
        Err(self.type_error(format!("bad operand type for unary {}: '{type_name}'", op.text())))
    }

    /// `divmod(left, right)`
    pub fn divmod(&mut self, left: &Value, right: &Value) -> VmResult<Value> {
        let result = if is_plain(left) && is_plain(right) {
            self.native_divmod(left, right)?
        } else {
            let (name, reflected) = (self.names.divmod.clone(), self.names.rdivmod.clone());
            self.binary_method(&name, &reflected, left, right, |vm, left, right| {
                let (left, right) = (vm.unwrap_native(left), vm.unwrap_native(right));
                vm.native_divmod(&left, &right)
            })?
        };
        match result {
            Some(result) => Ok(result),
            None => {
                let (left, right) = (self.type_name(left), self.type_name(right));
                Err(self
                    .type_error(format!("unsupported operand type(s) for divmod(): '{left}' and '{right}'")))
            }
        }
    }

    /// The names of an operator's method and of the reflected one.
    pub fn operator_names(&self, op: BinaryOp) -> (Gc<Str>, Gc<Str>) {
        let names = &self.names;
        let (name, reflected) = match op {
            BinaryOp::Add => (&names.add, &names.radd),
            BinaryOp::Sub => (&names.sub, &names.rsub),
            BinaryOp::Mul => (&names.mul, &names.rmul),
            BinaryOp::TrueDiv => (&names.truediv, &names.rtruediv),
            BinaryOp::FloorDiv => (&names.floordiv, &names.rfloordiv),
            BinaryOp::Mod => (&names.mod_, &names.rmod),
            BinaryOp::Pow => (&names.pow, &names.rpow),
            BinaryOp::MatMul => (&names.matmul, &names.rmatmul),
            BinaryOp::LShift => (&names.lshift, &names.rlshift),
            BinaryOp::RShift => (&names.rshift, &names.rrshift),
            BinaryOp::And => (&names.and, &names.rand),
            BinaryOp::Or => (&names.or, &names.ror),
            BinaryOp::Xor => (&names.xor, &names.rxor),
        };
        (name.clone(), reflected.clone())
    }

    /// The name of the method behind `op=`.
    pub fn in_place_name(&self, op: BinaryOp) -> Gc<Str> {
        let names = &self.names;
        match op {
            BinaryOp::Add => &names.iadd,
            BinaryOp::Sub => &names.isub,
            BinaryOp::Mul => &names.imul,
            BinaryOp::TrueDiv => &names.itruediv,
            BinaryOp::FloorDiv => &names.ifloordiv,
            BinaryOp::Mod => &names.imod,
            BinaryOp::Pow => &names.ipow,
            BinaryOp::MatMul => &names.imatmul,
            BinaryOp::LShift => &names.ilshift,
            BinaryOp::RShift => &names.irshift,
            BinaryOp::And => &names.iand,
            BinaryOp::Or => &names.ior,
            BinaryOp::Xor => &names.ixor,
        }
        .clone()
    }
}
