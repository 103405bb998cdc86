def valid_brackets(text):
    closes = {")": "(", "]": "[", "}": "{"}
    stack = []
    for c in text:
        if c not in closes:
            stack.append(c)
        elif not stack or stack.pop() != closes[c]:
            return False
    return True
